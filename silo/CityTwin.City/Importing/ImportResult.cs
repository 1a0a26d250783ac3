namespace CityTwin.City.Importing;

/// <summary>What was imported.</summary>
/// <param name="Notes">What the reader of the package should know: heights assumed, buildings cut at a tile's edge.</param>
public sealed record ImportResult(int Buildings, int Roads, int Devices, IReadOnlyList<string> Notes);
