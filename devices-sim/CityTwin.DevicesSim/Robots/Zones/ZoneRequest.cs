using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>A robot asks whether it may enter a zone.</summary>
/// <param name="Path">How it wants to go through, where that is what is asked.</param>
/// <param name="LeaseUntilMs">Until when a grant holds, if it ends.</param>
internal sealed record ZoneRequest(
    string RequestId, Zone Zone, RequestStatus Status, IReadOnlyList<PlanePoint> Path, long? LeaseUntilMs = null);
