using CityTwin.Cap;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Warnings;

/// <summary>
/// The message in CAP 1.2 that tells the public what happened to a warning: Alert when it is issued, Update when it changes,
/// Cancel when it is taken back. Updates and cancellations refer to every message before.
/// </summary>
public static class WarningToCap
{
    /// <summary>The name that the event type and the level of the four have among the message's codes.</summary>
    private const string EventTypeName = "citytwin.event", LevelName = "citytwin.level";
    private const string Chinese = "zh-CN", English = "en";
    private const long MsPerSecond = 1000;

    /// <summary>The identifier of the message that tells an event: the warning's id and the version.</summary>
    public static string Identifier(WarningEvent happened) => $"{happened.Id}.{happened.Version}";

    /// <summary>The message as bytes, or null when the public is not told of the event.</summary>
    /// <param name="after">The warning after the event.</param>
    public static WarningDocument? Document(WarningEvent happened, WarningView after) => Message(happened, after) is { } message
        ? new WarningDocument(happened.Id, after.Messages.Single(told => told.Version == happened.Version), CapWriter.Write(message))
        : null;

    /// <summary>The message, or null when the public is not told: of drafts, of dropped ones, and of expiries, which it knows.</summary>
    /// <param name="after">The warning after the event.</param>
    public static CapMessage? Message(WarningEvent happened, WarningView after)
    {
        if (after.Sender is not { } sender || after.Messages.All(told => told.Version != happened.Version))
        {
            return null;
        }

        var sent = after.Messages.Single(told => told.Version == happened.Version);
        return new CapMessage
        {
            Identifier = sent.Identifier,
            Sender = sender.Address,
            Sent = Time(sent.SentAtMs, sender),
            Status = after.Exercise ? CapStatus.Exercise : CapStatus.Actual,
            MessageType = happened switch
            {
                WarningIssued => CapMessageType.Alert,
                WarningUpdated => CapMessageType.Update,
                _ => CapMessageType.Cancel,
            },
            Scope = CapScope.Public,
            Note = (happened as WarningCancelled)?.Reason ?? (after.Exercise ? "演习，请勿据此行动。 This is an exercise: do not act on it." : null),
            References =
            [
                .. after.Messages.Where(told => told.Version < happened.Version)
                    .Select(told => new CapReference(sender.Address, told.Identifier, Time(told.SentAtMs, sender))),
            ],
            Incidents = after.CorrelationId is { } correlation ? [correlation] : [],
            Infos = Infos(happened, after, sender, sent.SentAtMs),
        };
    }

    private static CapInfo[] Infos(WarningEvent happened, WarningView after, WarningSender sender, long sentAtMs)
    {
        var chinese = Info(happened, after, sender, sentAtMs, after.Content.Zh, Chinese);
        return after.Content.En is { } english
            ? [chinese, Info(happened, after, sender, sentAtMs, english, English)]
            : [chinese];
    }

    private static CapInfo Info(
        WarningEvent happened, WarningView after, WarningSender sender, long sentAtMs, WarningText text, string language)
    {
        var (content, over) = (after.Content, happened as WarningCancelled);
        return new CapInfo
        {
            Language = language,
            Categories = [.. content.Categories.Select(category => Word<CapCategory>(category))],
            Event = text.Event,
            ResponseTypes = over is null ? [.. content.Responses.Select(response => Word<CapResponseType>(response))] : [CapResponseType.AllClear],
            Urgency = over is null ? Word<CapUrgency>(content.Urgency) : CapUrgency.Past,
            Severity = SeverityOf(content.Severity),
            Certainty = Word<CapCertainty>(content.Certainty),
            EventCodes = [new CapNamedValue(EventTypeName, content.EventType)],
            Effective = content.EffectiveAtMs is { } effective ? Time(effective, sender) : null,
            Onset = content.OnsetAtMs is { } onset ? Time(onset, sender) : null,
            // Cancelled within the second it would have expired in, it would say that it expired when it was sent.
            Expires = Second(content.ExpiresAtMs) > sentAtMs ? Time(content.ExpiresAtMs, sender) : null,
            SenderName = language == English && !string.IsNullOrWhiteSpace(sender.NameEn) ? sender.NameEn : sender.NameZh,
            Headline = Headline(text.Headline, language, after.Exercise, over is not null),
            Description = over?.Reason ?? text.Description,
            Instruction = over is null ? text.Instruction : null,
            Web = sender.Web,
            Contact = sender.Contact,
            Parameters = [new CapNamedValue(LevelName, content.Severity.ToWire())],
            Areas = [.. content.Areas.Select(area => Area(area, language))],
        };
    }

    /// <summary>Many readers show the headline alone: that it is a drill, or over, has to be in it.</summary>
    private static string Headline(string headline, string language, bool exercise, bool over)
    {
        var chinese = language == Chinese;
        return $"{(exercise ? chinese ? "【演习】" : "[EXERCISE] " : "")}{(over ? chinese ? "【解除】" : "[CANCELLED] " : "")}{headline}";
    }

    private static CapArea Area(WarningArea area, string language) => new()
    {
        Description = language == English && !string.IsNullOrWhiteSpace(area.NameEn) ? area.NameEn : area.NameZh,
        Polygons = [.. area.Outlines.Select(outline => new CapPolygon([.. outline.Select(p => new CapPoint(p.Latitude, p.Longitude))]))],
        Geocodes = [new CapNamedValue(StandardOf(area.Division.Level), area.Division.Value)],
    };

    /// <summary>Who gives out the codes of a level.</summary>
    private static string StandardOf(DivisionLevel level) => level switch
    {
        DivisionLevel.City or DivisionLevel.District => "GB/T 2260",
        DivisionLevel.Street or DivisionLevel.Community => "NBS",
        _ => "GB/T 30428.1",
    };

    private static CapSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Red => CapSeverity.Extreme,
        Severity.Orange => CapSeverity.Severe,
        Severity.Yellow => CapSeverity.Moderate,
        Severity.Blue => CapSeverity.Minor,
        _ => CapSeverity.Unknown,
    };

    /// <summary>The enumerations of the contracts have CAP's own words. A number without a word is left for the checks to find.</summary>
    private static T Word<T>(Enum value)
        where T : struct, Enum => Enum.TryParse<T>(value.ToString(), out var word) && Enum.IsDefined(word) ? word : (T)Enum.ToObject(typeof(T), -1);

    private static DateTimeOffset Time(long timeMs, WarningSender sender) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Second(timeMs)).ToOffset(TimeSpan.FromMinutes(sender.UtcOffsetMin));

    private static long Second(long timeMs) => timeMs - (timeMs % MsPerSecond);
}
