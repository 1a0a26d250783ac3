namespace CityTwin.Cap;

/// <summary>Where: the union of its polygons, circles and geocodes. The <c>area</c> element.</summary>
public sealed record CapArea
{
    /// <summary>In words.</summary>
    public required string Description { get; init; }

    public IReadOnlyList<CapPolygon> Polygons { get; init; } = [];

    public IReadOnlyList<CapCircle> Circles { get; init; } = [];

    /// <summary>Codes of divisions, each named by its system.</summary>
    public IReadOnlyList<CapNamedValue> Geocodes { get; init; } = [];

    /// <summary>In feet above mean sea level, as CAP has it; the lower bound when there is a ceiling.</summary>
    public double? AltitudeFeet { get; init; }

    /// <summary>The upper bound; only together with an altitude.</summary>
    public double? CeilingFeet { get; init; }
}
