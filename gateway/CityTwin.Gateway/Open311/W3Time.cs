using System.Globalization;

namespace CityTwin.Gateway.Open311;

/// <summary>Moments in the W3C's subset of ISO 8601, which GeoReport v2 asks for: with <c>Z</c> or an offset.</summary>
internal static class W3Time
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        // Without an offset it would be read in the zone of whichever machine this is.
        moment = default;
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^3] == ':' && text[^6] is '+' or '-');
        return hasOffset && DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    public static string Write(long unixMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Write(long? unixMs) => unixMs is { } known ? Write(known) : null;
}
