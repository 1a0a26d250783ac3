namespace CityTwin.Fleet.Planning.Searching;

/// <summary>How much of a search's budget is gone, by time or by steps, whichever ends first.</summary>
internal sealed class SearchClock
{
    private readonly TimeProvider? _clock;
    private readonly long _from, _maxSteps;
    private readonly long? _timeMs;
    private readonly CancellationToken _stop;
    private long _steps;

    /// <param name="clock">Needed when there is a time.</param>
    public SearchClock(TimeProvider? clock, long? timeMs, long maxSteps, CancellationToken stop)
    {
        (_clock, _timeMs, _maxSteps, _stop) = (clock, timeMs, Math.Max(0, maxSteps), stop);
        _from = clock?.GetTimestamp() ?? 0;
    }

    public long ElapsedMs => _clock is null ? 0 : (long)_clock.GetElapsedTime(_from).TotalMilliseconds;

    public long Steps => _steps;

    /// <summary>From 0 to 1 and beyond.</summary>
    public double Progress => Math.Max(
        (double)_steps / Math.Max(1, _maxSteps),
        _timeMs is { } timeMs && _clock is not null ? _clock.GetElapsedTime(_from).TotalMilliseconds / Math.Max(1, timeMs) : 0);

    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Counts a step.</summary>
    /// <returns>Whether it may be taken.</returns>
    public bool Next() => !IsStopped && Progress < 1 && _steps++ < _maxSteps;

    /// <summary>A clock over a part of what is left of this one.</summary>
    public SearchClock Part(double share) => new(
        _clock, _timeMs is { } timeMs ? (long)(share * Math.Max(0, timeMs - ElapsedMs)) : null,
        _maxSteps == long.MaxValue ? long.MaxValue : (long)(share * (_maxSteps - _steps)), _stop);

    /// <summary>Steps that a part has taken.</summary>
    public void Spend(long steps) => _steps += steps;

    public long? LeftMs => _timeMs is { } timeMs ? Math.Max(0, timeMs - ElapsedMs) : null;
}
