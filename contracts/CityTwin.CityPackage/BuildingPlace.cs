namespace CityTwin.City;

/// <summary>A building without its shape.</summary>
/// <param name="Name">May be empty.</param>
/// <param name="Position">The middle of its footprint, at the ground.</param>
/// <param name="Storeys">Above ground, at least 1.</param>
/// <param name="HeightM">Above its base, metres.</param>
public sealed record BuildingPlace(
    TwinId Id, DivisionCode Cell, string Name, GeoPoint Position, int Storeys, double HeightM);
