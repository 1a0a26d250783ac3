using CityTwin.City;

namespace CityTwin.Fleet.Missions;

/// <summary>What a mission's aim has to say, by its kind.</summary>
public static class MissionAims
{
    /// <summary>Points of a route or of an area's ring.</summary>
    public const int MaxPoints = 500;

    /// <summary>Of a cordon.</summary>
    public const double MaxRadiusM = 5_000;

    /// <exception cref="MissionRefusedException">The kind cannot be done with this.</exception>
    public static void Check(MissionKind kind, MissionAim aim)
    {
        Check("aim.place", aim.Place);
        if (aim.Area.Count > MaxPoints)
        {
            throw MissionRefusedException.Invalid("aim.area", $"{aim.Area.Count} points, at most {MaxPoints} are taken.");
        }

        foreach (var point in aim.Area)
        {
            Check("aim.area", point);
        }

        if (aim.Waypoints.Count > UnitTask.MaxStops)
        {
            throw MissionRefusedException.Invalid("aim.waypoints", $"{aim.Waypoints.Count} stops, at most {UnitTask.MaxStops} are taken.");
        }

        if (aim.Target is { } target)
        {
            Check("aim.target", target);
        }

        CheckKind(kind, aim);
    }

    private static void CheckKind(MissionKind kind, MissionAim aim)
    {
        switch (kind)
        {
            case MissionKind.PatrolRoute when aim.Area.Count < 2 && aim.Waypoints.Count == 0:
                throw MissionRefusedException.Invalid("aim.area", "a route to patrol has at least 2 points, or waypoints of a file.");
            case MissionKind.PatrolArea when aim.Area.Count < 3 && aim.Waypoints.Count == 0:
                throw MissionRefusedException.Invalid("aim.area", "an area to patrol has a ring of at least 3 points, or waypoints of a file.");
            case MissionKind.InspectBuilding when aim.Building is null && aim.Area.Count < 3 && aim.Waypoints.Count == 0:
                throw MissionRefusedException.Invalid("aim.building", "say which building is to be inspected, or give its outline as the area, or waypoints of a file.");
            case MissionKind.Deliver or MissionKind.Escort when aim.Target is null:
                throw MissionRefusedException.Invalid("aim.target", $"say where to: {WorkOrders.WireName.Of(kind)} goes from the place to a target.");
            case MissionKind.Cordon when aim.RadiusM is not (> 0 and <= MaxRadiusM) && aim.Area.Count < 3:
                throw MissionRefusedException.Invalid("aim.radius_m", $"a cordon has a radius of more than 0 and at most {MaxRadiusM} m, or a ring.");
            default:
                return;
        }
    }

    private static void Check(string field, GeoPoint point)
    {
        if (!(double.Abs(point.Longitude) <= 180 && double.Abs(point.Latitude) <= 90 && double.IsFinite(point.ElevationM)))
        {
            throw MissionRefusedException.Invalid(field, $"({point.Longitude}, {point.Latitude}, {point.ElevationM}) is no place on Earth in WGS 84 degrees and metres.");
        }
    }
}
