namespace CityTwin.Ingest.FrontDoor;

/// <summary>A bucket of tokens that fills at a rate: says how long whoever takes more than there are has to wait.</summary>
internal struct Pace(int perSecond, int burst)
{
    private double _tokens = burst;
    private long _at;

    /// <param name="now">A timestamp of the clock.</param>
    public TimeSpan Take(int tokens, long now, long frequency)
    {
        if (_at != 0)
        {
            _tokens = Math.Min(burst, _tokens + ((now - _at) * (double)perSecond / frequency));
        }

        _at = now;
        _tokens -= tokens;
        return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
    }
}
