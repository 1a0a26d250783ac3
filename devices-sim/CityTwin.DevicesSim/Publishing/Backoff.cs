namespace CityTwin.DevicesSim.Publishing;

/// <summary>How long to wait before the next attempt: doubled each time up to a most, and never the same for two devices.</summary>
internal sealed record Backoff(TimeSpan Least, TimeSpan Most)
{
    /// <param name="failed">Attempts that failed in a row, from 1.</param>
    /// <param name="chance">From 0 to 1; the wait is between half of what is due and all of it.</param>
    public TimeSpan After(int failed, double chance)
    {
        var due = Math.Min(Least.TotalSeconds * Math.Pow(2, Math.Min(failed, 30) - 1), Most.TotalSeconds);
        return TimeSpan.FromSeconds(due * (0.5 + (chance / 2)));
    }
}
