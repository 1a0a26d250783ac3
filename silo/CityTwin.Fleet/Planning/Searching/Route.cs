namespace CityTwin.Fleet.Planning.Searching;

/// <summary>One unit's stops with their times and cost. Never changed: a search keeps and compares whole plans by reference.</summary>
internal sealed class Route
{
    public required int Unit { get; init; }

    public required int[] Stops { get; init; }

    public required long[] StartsMs { get; init; }

    /// <summary>When work at each stop could begin at the latest for all that follows to be in time.</summary>
    public required long[] LatestMs { get; init; }

    public required long DepartsMs { get; init; }

    public required long EndsMs { get; init; }

    public required long TravelMs { get; init; }

    public required long ServiceMs { get; init; }

    public required long Load { get; init; }

    /// <summary>The last of its stops that can be late; −1 when none can. What goes in behind it delays nothing that costs.</summary>
    public required int LastDue { get; init; }

    public required UnitCost Cost { get; init; }

    public required double Points { get; init; }

    public bool IsEmpty => Stops.Length == 0;
}
