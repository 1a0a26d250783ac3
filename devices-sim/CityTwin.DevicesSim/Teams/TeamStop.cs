using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Teams;

/// <summary>A place of a task.</summary>
/// <param name="Path">The way to it; empty when the team finds its own.</param>
internal sealed record TeamStop(
    int Number, PlanePoint At, IReadOnlyList<PlanePoint> Path, double HoldSeconds, IReadOnlyList<TeamAction> Actions);
