using System.Globalization;
using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>Reads and judges <c>t</c>.</summary>
internal static class EventTime
{
    private const string Forms = "as in 2026-01-31T08:00:00Z, 2026-01-31T16:00:00.250+08:00 or 1769846400000";

    private static readonly long EarliestMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <returns>What is wrong with it, or null.</returns>
    public static (RefusalCode Code, string Reason)? Read(ref Utf8JsonReader json, out long timeMs)
    {
        timeMs = 0;
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.TryGetInt64(out timeMs) && timeMs >= EarliestMs && timeMs <= LatestMs
                ? null
                : (RefusalCodes.TimestampInvalid,
                    $"t {PayloadText.Quote(json.ValueSpan)} is not a time, {Forms}.");
        }

        if (json.TokenType != JsonTokenType.String)
        {
            return (RefusalCodes.TimestampInvalid, $"t is a {PayloadText.Name(json.TokenType)}, not a time, {Forms}.");
        }

        // The reader takes a time without zone for the server's own zone, so the zone is looked for before that counts.
        var isTime = json.TryGetDateTimeOffset(out var time);
        if (isTime && !HasZone(json.ValueSpan))
        {
            return (RefusalCodes.TimestampWithoutZone,
                $"t {PayloadText.Quote(json.ValueSpan)} has no zone: end it in Z or an offset such as +08:00.");
        }

        timeMs = isTime ? time.ToUnixTimeMilliseconds() : 0;
        return isTime
            ? null
            : (RefusalCodes.TimestampInvalid, $"t {PayloadText.Quote(json.ValueSpan)} is not a time, {Forms}.");
    }

    /// <returns>What is wrong with it for a live device, or null.</returns>
    public static (RefusalCode Code, string Reason)? Judge(long timeMs, long nowMs, PayloadLimits limits)
    {
        if (timeMs < nowMs - limits.MaxAgeMs)
        {
            var hint = IsSeconds(timeMs, nowMs, limits) ? " It looks like seconds; milliseconds are wanted." : "";
            return (RefusalCodes.TimestampTooOld,
                $"t {Text(timeMs)} is more than {TimeSpan.FromMilliseconds(limits.MaxAgeMs).TotalDays:0.##} days ago.{hint}");
        }

        return timeMs > nowMs + limits.MaxAheadMs
            ? (RefusalCodes.TimestampInFuture,
                $"t {Text(timeMs)} is more than {limits.MaxAheadMs / 1000} s ahead of the server's {Text(nowMs)}.")
            : null;
    }

    private static bool IsSeconds(long timeMs, long nowMs, PayloadLimits limits) =>
        Math.Abs(nowMs - (timeMs * 1000.0)) < limits.MaxAgeMs;

    private static bool HasZone(ReadOnlySpan<byte> text)
    {
        var clock = text.IndexOf((byte)'T');
        return text.EndsWith("Z"u8) || (clock >= 0 && text[clock..].ContainsAny((byte)'+', (byte)'-'));
    }

    private static string Text(long timeMs) => DateTimeOffset.FromUnixTimeMilliseconds(timeMs)
        .ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", CultureInfo.InvariantCulture);
}
