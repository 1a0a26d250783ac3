namespace CityTwin.Fleet.Planning;

/// <summary>How long a plan may be improved. By steps alone, the same input has the same plan; by time, a faster machine has a better one.</summary>
public sealed record PlanBudget
{
    /// <summary>Time for all of it; null leaves it to the steps.</summary>
    public long? TimeMs { get; init; } = 5_000;

    /// <summary>Rounds of taking jobs out and putting them back.</summary>
    public long MaxSteps { get; init; } = long.MaxValue;

    /// <summary>The share of the time in which OR-Tools searches from the plan at hand; 0 leaves it out.</summary>
    public double SolverShare { get; init; } = 0.15;

    /// <summary>Of what the search draws.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A plan mended at once: no solver, so many steps.</summary>
    public static PlanBudget Steps(long steps, int seed = 1) => new() { TimeMs = null, MaxSteps = steps, SolverShare = 0, Seed = seed };
}
