using CityTwin.City;
using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Ways of a city whose ground is not known: straight through the air with a climb and a descent, and on the ground a
/// usual detour. Tests use it, and a city whose package has neither roads nor terrain.
/// </summary>
internal sealed class StraightRouter : IUnitRouter
{
    /// <summary>How much longer roads are than a straight line, as a rule.</summary>
    private const double Detour = 1.4;

    /// <summary>Above what is in the way of nobody: the height a drone travels at.</summary>
    private const double TravelHeightM = 80;

    public AimStops Stops(MissionKind kind, MissionAim aim, bool flies, double heightM, long nowMs) =>
        MissionStops.Plain(kind, aim);

    public UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures)
    {
        if (request.WindMps > request.Type.MaxWindMps || request.RainMmPerH > request.Type.MaxRainMmPerH)
        {
            return UnitWay.No("weather", $"The wind is {request.WindMps:0.#} m/s and the rain {request.RainMmPerH:0.#} mm/h, more than {request.Type.Code} stands.");
        }

        var flies = request.Type.ClimbSpeedMps > 0;
        var (at, atMs, lengthM) = (PlanePoint.Of(request.Unit.Place), (double)request.DepartMs, 0.0);
        var (legs, sceneMs, sceneM) = (new List<WayLeg>(), 0.0, 0.0);
        foreach (var (i, stop) in request.Stops.Index())
        {
            var to = PlanePoint.Of(stop);
            var metres = at.DistanceM(to) * (flies ? 1 : Detour);
            atMs += 1_000 * ((metres / request.Type.CruiseSpeedMps) + (flies && i == 0 ? Climb(request) : 0));
            lengthM += metres;
            legs.Add(new WayLeg(flies ? stop with { ElevationM = stop.ElevationM + request.HeightM } : stop, [], [], (long)atMs));
            (sceneMs, sceneM) = i == request.Scene ? (atMs, lengthM) : (sceneMs, sceneM);
            atMs += i == request.Scene ? request.StayS * 1_000 : 0;
            at = to;
        }

        var backS = at.DistanceM(PlanePoint.Of(request.Unit.Definition.Home)) * (flies ? 1 : Detour) / request.Type.CruiseSpeedMps;
        return new UnitWay(
            null, "", legs, (long)sceneMs, sceneM, Share(sceneMs - request.DepartMs), Share(atMs - sceneMs),
            Share(1_000 * (backS + (flies ? Climb(request) : 0))), request.Unit.Definition.Home.ElevationM + TravelHeightM);

        double Share(double ms) => ms / 10 / Math.Max(1, request.Type.EnduranceS);
    }

    public LeastWay Least(WayRequest request) => LeastWay.Of(Find(request, []));

    public bool Reserve(WayRequest request, UnitWay way) => true;

    public void LetGo(TwinId unit)
    {
    }

    public void CloseAir(string desk, IReadOnlyList<AirClosure> closures)
    {
    }

    public string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs) => null;

    private static double Climb(WayRequest request) => TravelHeightM / request.Type.ClimbSpeedMps;
}
