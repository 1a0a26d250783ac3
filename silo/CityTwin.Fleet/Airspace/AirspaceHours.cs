namespace CityTwin.Fleet.Airspace;

/// <summary>When a rule holds: from one moment to another, and within that each day between two minutes of local time.</summary>
/// <param name="FromMs">Unix milliseconds; from ever, without it.</param>
/// <param name="UntilMs">The first moment when it holds no more; for ever, without it.</param>
/// <param name="DailyFromMinute">Minutes after local midnight, 0 to 1439; all day, without it.</param>
/// <param name="DailyUntilMinute">The first minute when it holds no more; before the other, it is the next day's.</param>
/// <param name="UtcOffsetMinutes">Local time is this many minutes ahead of UTC.</param>
public sealed record AirspaceHours(
    long? FromMs = null, long? UntilMs = null, int? DailyFromMinute = null, int? DailyUntilMinute = null, int UtcOffsetMinutes = 480)
{
    private const long MinuteMs = 60_000;
    private const long DayMs = 1440 * MinuteMs;

    /// <summary>Whether the rule holds at any moment of a stretch of time.</summary>
    public bool Overlaps(long fromMs, long untilMs)
    {
        var (from, until) = (Math.Max(fromMs, FromMs ?? long.MinValue), Math.Min(untilMs, (UntilMs ?? long.MaxValue) - 1));
        if (from > until || DailyFromMinute is not { } start || DailyUntilMinute is not { } end || until - from >= DayMs)
        {
            return from <= until;
        }

        var lengthMs = ((end - start + 1440) % 1440) * MinuteMs;
        if (lengthMs == 0)
        {
            return true;
        }

        // How far into the day's window the stretch begins; the window comes round again after a day.
        var into = Modulo(from + (UtcOffsetMinutes * MinuteMs) - (start * MinuteMs), DayMs);
        return into < lengthMs || into + (until - from) >= DayMs;
    }

    private static long Modulo(long value, long by) => ((value % by) + by) % by;
}
