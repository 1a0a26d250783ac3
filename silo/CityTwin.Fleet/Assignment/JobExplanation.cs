namespace CityTwin.Fleet.Assignment;

/// <summary>Why this unit and not the others; or why nobody.</summary>
public sealed record JobExplanation
{
    public required OpenJob Job { get; init; }

    /// <summary>The pair that was chosen, with its terms; null for a job that waits.</summary>
    public PairCost? Chosen { get; init; }

    /// <summary>The cheapest others, at most <see cref="AssignmentExplainer.MaxRivals"/>.</summary>
    public required IReadOnlyList<Rival> Rivals { get; init; }

    /// <summary>All units but the chosen one, the cheapest first, and those that cannot last: what each could offer, or why not.</summary>
    public required IReadOnlyList<PairCost> Others { get; init; }

    /// <summary>How many units each obstacle keeps off.</summary>
    public required IReadOnlyDictionary<Obstacle, int> Barred { get; init; }

    /// <summary>All of it in sentences, the first of which says who goes.</summary>
    public required IReadOnlyList<Wording> Words { get; init; }
}
