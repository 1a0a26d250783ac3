using System.Diagnostics.CodeAnalysis;

namespace CityTwin.DjiCloud;

/// <summary>A topic of the Cloud API, as <c>thing/product/{sn}/osd</c>.</summary>
/// <param name="Sn">Serial number of the dock; with osd and state, of the device whose properties they are.</param>
public readonly record struct DjiTopic(DjiTopicKind Kind, string Sn)
{
    public const int MaxSnLength = 64;

    private const string Thing = "thing/product/";
    private const string Sys = "sys/product/";

    private static readonly (DjiTopicKind Kind, string Prefix, string Suffix)[] Shapes =
    [
        (DjiTopicKind.Osd, Thing, "osd"), (DjiTopicKind.State, Thing, "state"),
        (DjiTopicKind.Services, Thing, "services"), (DjiTopicKind.ServicesReply, Thing, "services_reply"),
        (DjiTopicKind.Events, Thing, "events"), (DjiTopicKind.EventsReply, Thing, "events_reply"),
        (DjiTopicKind.Requests, Thing, "requests"), (DjiTopicKind.RequestsReply, Thing, "requests_reply"),
        (DjiTopicKind.PropertySet, Thing, "property/set"), (DjiTopicKind.PropertySetReply, Thing, "property/set_reply"),
        (DjiTopicKind.DrcUp, Thing, "drc/up"), (DjiTopicKind.DrcDown, Thing, "drc/down"),
        (DjiTopicKind.Status, Sys, "status"), (DjiTopicKind.StatusReply, Sys, "status_reply"),
    ];

    /// <summary>Whether a device publishes it; the others are the cloud's.</summary>
    public bool IsFromDevice => Kind is DjiTopicKind.Osd or DjiTopicKind.State or DjiTopicKind.ServicesReply or DjiTopicKind.Events
        or DjiTopicKind.Requests or DjiTopicKind.PropertySetReply or DjiTopicKind.DrcUp or DjiTopicKind.Status;

    public static bool TryParse([NotNullWhen(true)] string? text, out DjiTopic topic)
    {
        topic = default;
        var prefix = text is null ? null : text.StartsWith(Thing, StringComparison.Ordinal) ? Thing
            : text.StartsWith(Sys, StringComparison.Ordinal) ? Sys : null;
        if (prefix is null || text!.IndexOf('/', prefix.Length) is var end && (end < 0 || !IsSn(text.AsSpan(prefix.Length, end - prefix.Length))))
        {
            return false;
        }

        var suffix = text.AsSpan(end + 1);
        foreach (var shape in Shapes)
        {
            if (shape.Prefix == prefix && suffix.SequenceEqual(shape.Suffix))
            {
                topic = new DjiTopic(shape.Kind, text[prefix.Length..end]);
                return true;
            }
        }

        return false;
    }

    public override string ToString()
    {
        var kind = Kind;
        var shape = Array.Find(Shapes, one => one.Kind == kind);
        return $"{shape.Prefix}{Sn}/{shape.Suffix}";
    }

    private static bool IsSn(ReadOnlySpan<char> sn)
    {
        foreach (var c in sn)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return sn.Length is > 0 and <= MaxSnLength;
    }
}
