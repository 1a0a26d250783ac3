namespace CityTwin.City.Importing;

/// <summary>A device as its file has it.</summary>
/// <param name="Cell">Nothing when the file leaves it to the place.</param>
internal sealed record ImportedDevice(
    int Row, string DeviceId, string Kind, DivisionCode? Cell, TwinId? Building, GeoPoint Position, string Name,
    string Catchment, string Asset);
