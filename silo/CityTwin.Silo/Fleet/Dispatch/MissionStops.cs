using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Where a mission leads to, as its aim says it.</summary>
internal static class MissionStops
{
    /// <summary>The given waypoints; else the points of a route, or of an area the ring, or place and target.</summary>
    public static AimStops Plain(MissionKind kind, MissionAim aim)
    {
        var (stops, scene) = Of(kind, aim);
        return new AimStops(stops, scene);
    }

    private static (IReadOnlyList<GeoPoint> Stops, int Scene) Of(MissionKind kind, MissionAim aim) =>
        aim.Waypoints.Count > 0 ? ([.. aim.Waypoints.Select(stop => stop.Place)], 0)
        : kind is MissionKind.PatrolRoute or MissionKind.PatrolArea or MissionKind.InspectBuilding && aim.Area.Count > 0 ? (aim.Area, 0)
        : kind == MissionKind.Deliver && aim.Target is { } target ? ([aim.Place, target], 1)
        : kind == MissionKind.Escort && aim.Target is { } with ? ([aim.Place, with], 0)
        : ([aim.Place], 0);
}
