namespace CityTwin.Fleet.Routing;

/// <summary>What makes roads slower or closes them. Roads that the graph does not know are passed over.</summary>
public sealed record RoadConditions
{
    /// <summary>Everything open, dry and free.</summary>
    public static RoadConditions None { get; } = new();

    public IReadOnlyList<ClosedRoad> Closures { get; init; } = [];

    public IReadOnlyList<FloodedRoad> Floods { get; init; } = [];

    /// <summary>For each hour of the local day how many times longer a journey takes than on free roads: 24 factors from 1.</summary>
    public IReadOnlyList<double> CongestionByHour { get; init; } = Enumerable.Repeat(1.0, 24).ToArray();

    /// <summary>Local time is this many minutes ahead of UTC.</summary>
    public int UtcOffsetMinutes { get; init; } = 480;

    /// <summary>Conditions of the closures that a district has been told of.</summary>
    public static RoadConditions Of(IEnumerable<RoadClosure> closures)
    {
        var all = closures.ToLookup(closure => closure.DepthM is not null);
        return new RoadConditions
        {
            Closures = [.. all[false].Select(c => new ClosedRoad(c.Edge, c.FromMs, c.UntilMs, c.By))],
            Floods = [.. all[true].Select(c => new FloodedRoad(c.Edge, c.FromMs, c.UntilMs, c.DepthM!.Value))],
        };
    }
}
