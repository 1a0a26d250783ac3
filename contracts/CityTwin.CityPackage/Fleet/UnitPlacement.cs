using CityTwin.Fleet;

namespace CityTwin.City;

/// <summary>A unit or a dock that the city has, a row of <c>units.csv</c>.</summary>
public sealed record UnitPlacement(UnitDefinition Definition, bool Generated);
