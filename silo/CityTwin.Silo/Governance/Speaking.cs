namespace CityTwin.Governance;

/// <summary>
/// Says what changed at once, and then not again before a pause is over: the first change is not held back, and a
/// thousand of them are one message.
/// </summary>
internal sealed class Speaking : IDisposable
{
    private readonly TimeSpan _every;
    private readonly Func<Task> _speak;
    private readonly IGrainTimer _timer;
    private bool _armed;
    private bool _resting;

    public Speaking(IGrainBase grain, TimeSpan every, Func<Task> speak)
    {
        _every = every;
        _speak = speak;
        _timer = grain.RegisterGrainTimer(
            (speaking, _) => speaking.Due(), this,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    /// <summary>There is something to say.</summary>
    public void Want()
    {
        if (_armed)
        {
            return;
        }

        _armed = true;
        if (!_resting)
        {
            _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private async Task Due()
    {
        _resting = _armed;
        if (!_armed)
        {
            return;
        }

        _armed = false;
        _timer.Change(_every, Timeout.InfiniteTimeSpan);
        await _speak();
    }
}
