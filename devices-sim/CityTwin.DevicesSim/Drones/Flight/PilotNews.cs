using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>Something that happened on a flight.</summary>
/// <param name="Place">In the route, of a waypoint.</param>
/// <param name="Lenses">Of a picture; empty for those of the camera's own setting.</param>
internal sealed record PilotNews(PilotNewsKind Kind, int Place = 0, IReadOnlyList<CameraLens>? Lenses = null);
