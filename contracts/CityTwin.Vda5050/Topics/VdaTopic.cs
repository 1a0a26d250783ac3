using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CityTwin.Vda5050;

/// <summary>A topic, <c>vda5050/v{major}/{manufacturer}/{serialNumber}/{topic}</c>.</summary>
public sealed record VdaTopic
{
    public const string Interface = "vda5050";

    /// <summary>Characters of a level.</summary>
    public const int MaxLevelLength = 128;

    private static readonly string[] Names =
        ["order", "instantActions", "state", "connection", "factsheet", "visualization", "zoneSet", "responses"];

    private VdaTopic(int major, string manufacturer, string serialNumber, VdaTopicKind kind) =>
        (Major, Manufacturer, SerialNumber, Kind) = (major, manufacturer, serialNumber, kind);

    public int Major { get; }

    public string Manufacturer { get; }

    public string SerialNumber { get; }

    public VdaTopicKind Kind { get; }

    /// <exception cref="FormatException">A level that topics cannot have.</exception>
    public static VdaTopic Of(int major, string manufacturer, string serialNumber, VdaTopicKind kind)
    {
        var topic = new VdaTopic(major, manufacturer, serialNumber, kind);
        return TryParse(topic.ToString(), out var same) && same == topic
            ? topic
            : throw new FormatException(
                $"'{VdaQuote.Of(topic.ToString())}' is not a topic of VDA 5050: expected a manufacturer without /, +, # and $, "
                + $"and a serial number of letters, digits, _ . : -, each of at most {MaxLevelLength} characters.");
    }

    /// <summary>Reads a topic; the last level is spelled as in the standard.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VdaTopic? topic)
    {
        topic = null;
        var levels = text?.Split('/', 6);
        if (levels is not [Interface, ['v', .. var version], var manufacturer, var serial, var name]
            || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || version != Invariant(major)
            || !IsManufacturer(manufacturer) || !IsSerialNumber(serial))
        {
            return false;
        }

        var kind = Array.IndexOf(Names, name);
        topic = kind < 0 ? null : new VdaTopic(major, manufacturer, serial, (VdaTopicKind)kind);
        return topic is not null;
    }

    /// <summary>How a topic's last level is written.</summary>
    public static string NameOf(VdaTopicKind kind) => Names[(int)kind];

    public override string ToString() => $"{Interface}/v{Invariant(Major)}/{Manufacturer}/{SerialNumber}/{NameOf(Kind)}";

    private static string Invariant(int major) => major.ToString(CultureInfo.InvariantCulture);

    private static bool IsManufacturer(string level) => level.Length is > 0 and <= MaxLevelLength
        && !level.Any(c => c is '+' or '#' or '$' || char.IsControl(c));

    private static bool IsSerialNumber(string level) => level.Length is > 0 and <= MaxLevelLength
        && level.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-');
}
