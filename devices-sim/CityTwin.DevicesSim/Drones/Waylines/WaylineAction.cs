namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>One action; what its value means is its kind's affair.</summary>
/// <param name="Lenses">Of a picture; empty for those of the camera's own setting.</param>
internal sealed record WaylineAction(WaylineActionKind Kind, double Value, IReadOnlyList<CameraLens> Lenses);
