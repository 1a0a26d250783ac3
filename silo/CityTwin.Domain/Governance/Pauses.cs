namespace CityTwin.Governance;

/// <summary>
/// What could not be done and is left alone for a while, so that it neither fills the log nor takes the turn of others.
/// Each failure doubles the pause of the one that failed, up to a bound.
/// </summary>
/// <param name="first">The pause after the first failure.</param>
/// <param name="longest">No pause is longer.</param>
/// <param name="tellAgainAfter">How long after it was told that one fails it is told again.</param>
/// <param name="most">So many are remembered at most.</param>
public sealed class Pauses<T>(TimeSpan first, TimeSpan longest, TimeSpan tellAgainAfter, int most)
    where T : notnull
{
    private readonly Dictionary<T, Failure> _failures = [];

    /// <summary>How many have failed and not been done since.</summary>
    public int Count => _failures.Count;

    public bool IsPaused(T one, long nowMs) => _failures.TryGetValue(one, out var failure) && failure.UntilMs > nowMs;

    /// <summary>Those whose pause is over, the one that has waited longest first.</summary>
    public IReadOnlyList<T> Due(long nowMs) =>
    [
        .. _failures.Where(one => one.Value.UntilMs <= nowMs).OrderBy(one => one.Value.UntilMs).Select(one => one.Key),
    ];

    /// <summary>It has failed, perhaps again.</summary>
    /// <param name="tell">Whether it is time to say so: at first, and then rarely.</param>
    /// <returns>How often it has failed; 0 when there is no room to remember it, so that it has no pause.</returns>
    public int Failed(T one, long nowMs, out bool tell)
    {
        var known = _failures.TryGetValue(one, out var before);
        tell = !known || nowMs - before.ToldMs >= tellAgainAfter.TotalMilliseconds;
        if (!known && _failures.Count >= most)
        {
            return 0;
        }

        // Past 2^30 times the first pause any longest one is reached.
        var pauseMs = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * (1L << Math.Min(before.Times, 30)));
        _failures[one] = new Failure(before.Times + 1, nowMs + (long)pauseMs, tell ? nowMs : before.ToldMs);
        return before.Times + 1;
    }

    /// <summary>It is done, or there is nothing left to do.</summary>
    /// <returns>Whether it had failed before.</returns>
    public bool Done(T one) => _failures.Remove(one);

    private readonly record struct Failure(int Times, long UntilMs, long ToldMs);
}
