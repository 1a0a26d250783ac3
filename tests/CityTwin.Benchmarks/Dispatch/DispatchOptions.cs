namespace CityTwin.Benchmarks.Dispatch;

/// <summary>How much is dispatched.</summary>
internal sealed record DispatchOptions
{
    /// <summary>Tables to measure.</summary>
    public IReadOnlyList<string> Parts { get; init; } = DispatchParts.Names;

    /// <summary>Open orders of a town.</summary>
    public int Orders { get; init; } = 500;

    /// <summary>Units on offer in a town.</summary>
    public int Units { get; init; } = 200;

    /// <summary>Towns, each of another seed.</summary>
    public int Towns { get; init; } = 40;

    /// <summary>Time limits for Solomon's instances.</summary>
    public IReadOnlyList<int> Seconds { get; init; } = [5, 30, 120];

    /// <summary>Jobs of the plan that is mended.</summary>
    public int PlannedJobs { get; init; } = 200;

    /// <summary>Units of the plan that is mended.</summary>
    public int PlannedUnits { get; init; } = 40;

    /// <summary>What happens to it, one after the other.</summary>
    public int Events { get; init; } = 400;

    /// <summary>Of towns, searches and what happens.</summary>
    public int Seed { get; init; } = 1;
}
