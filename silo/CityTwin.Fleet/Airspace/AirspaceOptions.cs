namespace CityTwin.Fleet.Airspace;

/// <summary>Margins that flights keep, and bounds on planning them.</summary>
public sealed record AirspaceOptions
{
    /// <summary>At least so high above the highest ground, roof or spire below the corridor, metres.</summary>
    public double ClearanceM { get; init; } = 20;

    /// <summary>What may be below is looked for in a corridor of this width; areas are passed at half of it, metres.</summary>
    public double CorridorWidthM { get; init; } = 20;

    /// <summary>A cruise is at least so high above where it begins, metres: DJI's lowest security take-off height.</summary>
    public double LeastCruiseHeightM { get; init; } = 20;

    /// <summary>Altitudes that are tried between the lowest and the highest.</summary>
    public int MaxLevels { get; init; } = 6;

    /// <summary>How far beyond the two places a way around is looked for, metres, besides half their distance.</summary>
    public double SearchMarginM { get; init; } = 1000;

    /// <summary>How many times a way is mended before it counts as too intricate.</summary>
    public int MaxRounds { get; init; } = 64;

    /// <summary>Corners of areas that one way is woven through.</summary>
    public int MaxCorners { get; init; } = 2_000;

    /// <summary>How often a straight line is held against an area for one way.</summary>
    public int MaxLegChecks { get; init; } = 1_000_000;

    /// <summary>The same for a way that would only better one there is: seconds saved are not worth seconds of search.</summary>
    public int MaxBetterLegChecks { get; init; } = 200_000;

    /// <summary>A map of more rules is refused.</summary>
    public int MaxRules { get; init; } = 2_000;

    /// <summary>A rule's polygon of more vertices is refused.</summary>
    public int MaxVertices { get; init; } = 2_000;

    internal double HalfCorridorM => CorridorWidthM / 2;
}
