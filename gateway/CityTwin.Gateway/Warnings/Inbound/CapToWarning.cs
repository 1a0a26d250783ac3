using CityTwin.Cap;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.Warnings;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>What a message of CAP 1.2 says of one district, as the city keeps warnings.</summary>
internal static class CapToWarning
{
    private const string Cut = "…";

    /// <param name="infos">The blocks of the message that are about the district.</param>
    /// <param name="areas">The divisions of the district that they reach.</param>
    public static WarningContent Content(
        CapMessage message, IReadOnlyList<CapInfo> infos, IReadOnlyList<WarningArea> areas, WarningOptions options)
    {
        // The gravest first: of several parts it is the one that counts.
        CapInfo[] ordered = [.. infos.OrderBy(info => info.Severity)];
        var gravest = ordered[0];
        var chinese = Array.Find(ordered, info => IsIn(info, "zh"));
        var english = Array.Find(ordered, info => IsIn(info, "en"));
        var told = chinese ?? english ?? gravest;
        return new WarningContent(
            TypeOf(gravest),
            [.. infos.SelectMany(info => info.Categories).Distinct().Select(word => Word<WarningCategory>(word))],
            [.. infos.SelectMany(info => info.ResponseTypes).Distinct().Select(word => Word<WarningResponse>(word))],
            Word<WarningUrgency>(gravest.Urgency),
            SeverityOf(gravest.Severity),
            Word<WarningCertainty>(gravest.Certainty),
            Text(told, options),
            english is null || english == told ? null : Text(english, options),
            Ms(infos.Min(info => info.Effective)),
            Ms(infos.Min(info => info.Onset)),
            Ms(infos.Max(info => info.Expires)) ?? Ms(message.Sent + options.ReceivedHoldFor)!.Value,
            areas);
    }

    public static ReceivedMessage Message(CapMessage message, ReceivedKind kind, string? note, string sha256, WarningOptions options) => new(
        message.Sender,
        Clipped(message.Infos.Select(info => info.SenderName).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? message.Sender, options.MaxReceivedName),
        message.Identifier,
        message.Sent.ToUnixTimeMilliseconds(),
        kind,
        message.Status switch
        {
            CapStatus.Exercise => ReceivedStatus.Exercise,
            CapStatus.Test => ReceivedStatus.Test,
            _ => ReceivedStatus.Actual,
        },
        string.IsNullOrWhiteSpace(note) ? null : Clipped(note, options.MaxReceivedText),
        sha256);

    private static WarningText Text(CapInfo info, WarningOptions options)
    {
        var headline = Or(info.Headline, info.Event);
        return new WarningText(
            Clipped(info.Event, options.MaxReceivedName),
            Clipped(headline, options.MaxReceivedHeadline),
            Clipped(Or(info.Description, headline), options.MaxReceivedText),
            string.IsNullOrWhiteSpace(info.Instruction) ? null : Clipped(info.Instruction, options.MaxReceivedText));
    }

    private static string Or(string? text, string other) => string.IsNullOrWhiteSpace(text) ? other : text;

    /// <summary>Others may say more than the city keeps; it ends with a sign that there was more.</summary>
    private static string Clipped(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), Cut);

    private static bool IsIn(CapInfo info, string language) =>
        (info.Language ?? CapInfo.DefaultLanguage).StartsWith(language, StringComparison.OrdinalIgnoreCase);

    /// <summary>The sender's own code where it can be one of ours, else its category.</summary>
    private static string TypeOf(CapInfo info) => info.EventCodes.Select(code => code.Value.Trim())
        .FirstOrDefault(code => code.Length is > 0 and <= 64 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        ?? $"cap.{info.Categories[0].ToString().ToLowerInvariant()}";

    private static Severity SeverityOf(CapSeverity severity) => severity switch
    {
        CapSeverity.Extreme => Severity.Red,
        CapSeverity.Severe => Severity.Orange,
        CapSeverity.Moderate => Severity.Yellow,
        _ => Severity.Blue,
    };

    /// <summary>The enumerations of the contracts have CAP's own words.</summary>
    private static T Word<T>(Enum word)
        where T : struct, Enum => Enum.Parse<T>(word.ToString());

    private static long? Ms(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
