using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What is asked of the router for missions and units of one picture.</summary>
internal sealed class WayRequests(CityCatalogue city, IUnitRouter router, FleetPicture picture)
{
    /// <summary>Above the ground, where nothing says how high.</summary>
    internal const double UsualHeightM = 40;

    /// <summary>Slower than this a unit stands, and has to set out first.</summary>
    private const double UnderWayMps = 0.5;

    /// <summary>Rows over an area and points around a building are the same for all that fly.</summary>
    private readonly Dictionary<(MissionId Mission, bool Flies), AimStops> _stops = [];

    /// <returns>Null for a unit whose type the city does not have.</returns>
    public WayRequest? Of(MissionView mission, UnitView unit)
    {
        if (city.Fleet.Type(unit.Definition.Type) is not { } type)
        {
            return null;
        }

        var heightM = HeightM(city, mission.Kind);
        var key = (mission.Id, Flies: type.ClimbSpeedMps > 0);
        if (!_stops.TryGetValue(key, out var way))
        {
            _stops[key] = way = router.Stops(mission.Kind, mission.Aim, key.Flies, heightM, picture.NowMs);
        }

        var (windMps, rainMmPerH) = picture.WeatherOf(unit);
        return new WayRequest(
            mission.Id.Value, unit, type, way.Stops, way.Scene, heightM, StayS(city, mission), picture.NowMs + TurnOutMs(unit, type), windMps,
            rainMmPerH)
        {
            LookDeg = way.LookDeg,
            TooMuch = way.Refusal,
        };
    }

    /// <summary>How high above the ground or roofs one that flies works.</summary>
    public static double HeightM(CityCatalogue city, MissionKind kind) => MissionPlans.Terms(city.Fleet.Dispatch, kind)?.HeightM ?? UsualHeightM;

    public static double StayS(CityCatalogue city, MissionView mission) => Math.Max(
        MissionPlans.Terms(city.Fleet.Dispatch, mission.Kind)?.StaySeconds ?? UsualStayS(mission.Kind), mission.Confirm?.StayS + 5 ?? 0);

    private static long TurnOutMs(UnitView unit, UnitType type) =>
        unit.Motion is { } motion && motion.SpeedMps >= UnderWayMps ? 0 : (long)(1_000 * type.TurnOutS);

    private static double UsualStayS(MissionKind kind) => kind switch
    {
        MissionKind.Verify => 45,
        MissionKind.Rescue or MissionKind.Cordon => 900,
        MissionKind.Deliver or MissionKind.Escort => 60,
        MissionKind.InspectBuilding => 5,
        _ => 0,
    };
}
