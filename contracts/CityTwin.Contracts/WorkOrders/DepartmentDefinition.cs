namespace CityTwin.WorkOrders;

/// <summary>A department that orders are sent to, from the city package's <c>departments.json</c>.</summary>
public sealed record DepartmentDefinition
{
    /// <summary>Lower-case words with hyphens: <c>urban-management</c>.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    public required DepartmentKind Kind { get; init; }

    /// <summary>Where it acts, by division code; none means in the whole city.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
}
