namespace CityTwin.Sensing;

/// <summary>One timer that is set to whatever is due first.</summary>
internal sealed class DueTimer
{
    /// <summary>Timers do not reach further; a look in between finds nothing due and sets it again.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(1);

    private readonly IGrainTimer _timer;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _atLeast;
    private long _setForMs = long.MaxValue;

    /// <param name="atLeast">The least time from now that it is set to.</param>
    public DueTimer(IGrainBase grain, TimeProvider clock, TimeSpan atLeast, Func<Task> look)
    {
        _clock = clock;
        _atLeast = atLeast;
        _timer = grain.RegisterGrainTimer(
            (timer, _) =>
            {
                timer._setForMs = long.MaxValue;
                return look();
            },
            this,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    /// <param name="dueMs">Milliseconds since the Unix epoch; <see cref="long.MaxValue"/> for never.</param>
    public void At(long dueMs)
    {
        if (dueMs == _setForMs)
        {
            return;
        }

        _setForMs = dueMs;
        var wait = dueMs == long.MaxValue
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromMilliseconds(Math.Clamp(
                dueMs - _clock.GetUtcNow().ToUnixTimeMilliseconds(),
                (long)_atLeast.TotalMilliseconds, (long)Furthest.TotalMilliseconds));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
