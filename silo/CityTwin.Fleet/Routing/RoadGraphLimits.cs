namespace CityTwin.Fleet.Routing;

/// <summary>Bounds of the road graph and of what is asked of it.</summary>
public sealed record RoadGraphLimits
{
    /// <summary>A graph of more edges is refused.</summary>
    public int MaxEdges { get; init; } = 2_000_000;

    /// <summary>Closures and floods beyond this many are refused.</summary>
    public int MaxConditions { get; init; } = 20_000;

    /// <summary>A place further than this from every road that may be used has none, metres.</summary>
    public double MaxSnapM { get; init; } = 500;

    /// <summary>No journey takes longer, hours; closures are waited for within it.</summary>
    public double MaxTravelHours { get; init; } = 12;

    /// <summary>A matrix of more pairs is refused.</summary>
    public int MaxPairs { get; init; } = 1_000_000;

    /// <summary>How many roads that stand in the way an answer names.</summary>
    public int MaxNamedObstacles { get; init; } = 10;

    /// <summary>Profiles whose speeds a router keeps; those of others are made for each question.</summary>
    public int MaxProfiles { get; init; } = 32;

    /// <summary>Memory of finished searches kept for the next ones.</summary>
    public int MaxPooledSearches { get; init; } = 4;
}
