namespace CityTwin.Fleet.Routing;

/// <summary>What makes roads slower or closes them. Roads that the graph does not know are passed over.</summary>
public sealed record RoadConditions
{
    /// <summary>Everything open, dry and free.</summary>
    public static RoadConditions None { get; } = new();

    public IReadOnlyList<RoadClosure> Closures { get; init; } = [];

    public IReadOnlyList<RoadFlood> Floods { get; init; } = [];

    /// <summary>For each hour of the local day how many times longer a journey takes than on free roads: 24 factors from 1.</summary>
    public IReadOnlyList<double> CongestionByHour { get; init; } = Enumerable.Repeat(1.0, 24).ToArray();

    /// <summary>Local time is this many minutes ahead of UTC.</summary>
    public int UtcOffsetMinutes { get; init; } = 480;
}
