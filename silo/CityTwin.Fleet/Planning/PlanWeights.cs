namespace CityTwin.Fleet.Planning;

/// <summary>What a plan's parts cost, in points: one is a second of travel.</summary>
public sealed record PlanWeights
{
    public const int Priorities = 4;

    public double TravelPointsPerS { get; init; } = 1;

    /// <summary>For a second after a stop is due, times the job's urgency.</summary>
    public double LatenessPointsPerS { get; init; } = 2;

    /// <summary>For a second of work on scene beyond the fair share: that of all work, divided by all units.</summary>
    public double FairnessPointsPerS { get; init; } = 0.2;

    /// <summary>For each unit that is sent out at all.</summary>
    public double UnitUsedPoints { get; init; }

    /// <summary>How much dearer lateness is, by priority, the gravest first.</summary>
    public IReadOnlyList<double> UrgencyFactors { get; init; } = [4, 2, 1, 0.5];

    /// <summary>What it costs to drop a job, by priority, the gravest first.</summary>
    public IReadOnlyList<double> DropPoints { get; init; } = [1_000_000, 200_000, 40_000, 10_000];
}
