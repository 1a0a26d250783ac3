namespace CityTwin.Governance;

/// <summary>
/// A version that grows also across restarts without being kept: it begins at the clock, which runs faster than it is
/// ever raised.
/// </summary>
internal struct GrowingVersion
{
    public long Value { get; private set; }

    /// <summary>One more than the last, and not less than the clock.</summary>
    public long Next(TimeProvider clock) => Value = Math.Max(Value + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
}
