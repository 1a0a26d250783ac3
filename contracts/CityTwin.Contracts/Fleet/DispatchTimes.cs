namespace CityTwin.Fleet;

/// <summary>How long a unit may hold or be silent before the city acts.</summary>
public sealed record DispatchTimes
{
    /// <summary>A mission's lease of a unit, unless it is renewed.</summary>
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>A person's lease of a unit that was taken over.</summary>
    public int TakeOverSeconds { get; init; } = 300;

    /// <summary>How long a unit has to accept what it is offered before it forfeits.</summary>
    public int AcceptWithinSeconds { get; init; } = 30;

    /// <summary>Not heard for so long, a unit is silent.</summary>
    public int SilentAfterSeconds { get; init; } = 15;

    /// <summary>Not heard for so long, a unit is offline, and forfeits its mission.</summary>
    public int OfflineAfterSeconds { get; init; } = 60;
}
