namespace CityTwin.City;

/// <summary>A place known to be dangerous, a row of <c>risk-points.csv</c>.</summary>
/// <param name="Kind"><c>landslide</c>, <c>waterlogging</c>, <c>road-collapse</c>, <c>flood</c>, <c>fire</c>…</param>
public sealed record RiskPoint(
    string Id, string Kind, string Name, DivisionCode Cell, GeoPoint Position, string Note, bool Generated);
