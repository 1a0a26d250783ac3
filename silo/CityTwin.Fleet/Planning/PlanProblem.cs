namespace CityTwin.Fleet.Planning;

/// <summary>Everything a plan is made of, at one moment: the plan is a function of it and of the plan before.</summary>
public sealed record PlanProblem
{
    public required IReadOnlyList<PlanUnit> Units { get; init; }

    public required IReadOnlyList<PlanJob> Jobs { get; init; }

    /// <summary>One for each way of moving, all over the same places.</summary>
    public required IReadOnlyList<TravelMatrix> Matrices { get; init; }

    public PlanWeights Weights { get; init; } = new();

    public PlanLimits Limits { get; init; } = new();

    /// <exception cref="ArgumentException">The problem contradicts itself or is past a bound.</exception>
    public void Check() => PlanProblemChecks.Require(this);
}
