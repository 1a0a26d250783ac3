namespace CityTwin.Fleet.Assignment;

/// <summary>What it costs to send one unit to one job: each term as a quantity in its own unit and in points.</summary>
public sealed record PairCost
{
    public required OpenJob Job { get; init; }

    public required ReadyUnit Unit { get; init; }

    /// <summary>What bars the pair; with an operator's requirement it is sent all the same.</summary>
    public required Obstacle Obstacle { get; init; }

    /// <summary>The capabilities it lacks, when that is the obstacle.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>An operator requires the pair.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its way was not looked for: it costs no less, and perhaps it cannot be.</summary>
    public bool IsLeast { get; init; }

    /// <summary>From now until it is on scene; null when no way is known.</summary>
    public double? ArrivalS { get; init; }

    /// <summary>One for each <see cref="CostKind"/>, in their order; empty for a pair that cannot be.</summary>
    public IReadOnlyList<TermCost> Terms { get; init; } = [];

    public bool IsPossible => Obstacle == Obstacle.None || IsRequired;

    public double Points => Terms.Sum(term => term.Points);
}
