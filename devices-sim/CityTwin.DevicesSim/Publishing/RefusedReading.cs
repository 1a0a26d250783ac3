using System.Text.RegularExpressions;

namespace CityTwin.DevicesSim.Publishing;

/// <summary>Which reading of a message a reason string refuses.</summary>
/// <param name="Place">Where it stands in the message. The city judges each reading alone, in order: those before are taken.</param>
/// <param name="Sentence">The refusal alone: code, place and what is wrong.</param>
internal sealed partial record RefusedReading(int Place, string Sentence)
{
    /// <param name="readings">How many the message had.</param>
    /// <returns>Null when the reason names none of them: the message was refused as a whole.</returns>
    public static RefusedReading? Of(string reason, int readings)
    {
        var match = Reason().Match(reason);
        return match.Success && int.TryParse(match.Groups["place"].ValueSpan, out var place) && place < readings
            ? new RefusedReading(place, match.Groups["sentence"].Value)
            : null;
    }

    // "unknown-device at $[3].deviceId: …", and in front of it how many were taken when some were.
    [GeneratedRegex(@"^(?:\d+ taken, \d+ refused; first: )?(?<sentence>[a-z-]+ at \$\[(?<place>\d{1,9})\].*)", RegexOptions.Singleline)]
    private static partial Regex Reason();
}
