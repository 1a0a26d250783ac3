namespace CityTwin.Fleet.Coverage;

/// <summary>A pattern, or why there is none: exactly one of the two.</summary>
public sealed record CoverageAnswer(CoveragePattern? Pattern, string? Refusal)
{
    internal static CoverageAnswer No(string refusal) => new(null, refusal);
}
