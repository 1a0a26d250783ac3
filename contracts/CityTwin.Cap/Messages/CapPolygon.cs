namespace CityTwin.Cap;

/// <summary>An outline.</summary>
/// <param name="Points">At least four, the last the same as the first.</param>
public sealed record CapPolygon(IReadOnlyList<CapPoint> Points);
