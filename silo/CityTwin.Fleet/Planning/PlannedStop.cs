namespace CityTwin.Fleet.Planning;

/// <summary>A stop with its times.</summary>
public sealed record PlannedStop
{
    public required StopRef At { get; init; }

    public required long ArrivesMs { get; init; }

    /// <summary>When work begins: later than the arrival for one that is early.</summary>
    public required long StartsMs { get; init; }

    public required long LeavesMs { get; init; }

    /// <summary>How much later work could begin without any window or the shift being missed from here on.</summary>
    public required long SlackMs { get; init; }
}
