namespace CityTwin.Fleet.Assignment;

/// <summary>How much is looked for before units are assigned.</summary>
public sealed record LazyLimits
{
    /// <summary>
    /// How often the cheapest assignment is made anew because a pair of it had not been looked for; past it, all pairs of the
    /// jobs that are undecided still are looked for at once.
    /// </summary>
    public int MaxRounds { get; init; } = 32;

    /// <summary>Of a job that has a unit, so many of the cheapest others are looked for too: who asks why not they gets facts.</summary>
    public int NextBest { get; init; } = 4;

    /// <summary>Of all jobs together so many, the gravest jobs' first: units wait for their ways, not for words about others.</summary>
    public int MaxNextBest { get; init; } = 20;
}
