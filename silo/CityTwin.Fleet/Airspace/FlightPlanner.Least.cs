using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <content>What is sure of a flight before anything in its way is looked at.</content>
public sealed partial class FlightPlanner
{
    // What is rounded on the way may be rounded down: to milliseconds at each stop, and in sums of energy.
    private const double EnergySlack = 1e-9;

    /// <summary>
    /// No flight is sooner there or uses less: up to the lowest altitude that it may leave at, then straight with the wind behind
    /// it. Beside a stop that it may not be at it is nearer by as much as it may stand off.
    /// </summary>
    public LeastFlight Least(FlightRequest request)
    {
        var aircraft = request.Aircraft;
        AirPoint[] stops = [request.To, .. request.Then];
        var climbS = ClimbS(request, LowestM(request));
        var (at, levelS, arriveS) = (request.From.Place, 0.0, 0.0);
        foreach (var (i, stop) in stops.Index())
        {
            levelS += LeastLevelS(request, at, stop.Place, (i == 0 ? 1 : 2) * request.StandOffM);
            arriveS = i == request.StaysAt ? climbS + levelS : arriveS;
            at = stop.Place;
        }

        var backS = request.OneWay || request.GoesOn ? 0 : LeastLevelS(request, at, (request.Home ?? request.From).Place, request.StandOffM);
        var cruiseS = (climbS * aircraft.ClimbPower) + levelS + (request.OnSceneS * aircraft.HoverPower) + backS;
        return new LeastFlight(
            request.DepartMs + (long)(arriveS * 1_000) - stops.Length, cruiseS * 100 / aircraft.EnduranceS * (1 - EnergySlack));
    }

    private static double LeastLevelS(FlightRequest request, PlanePoint from, PlanePoint to, double standOffM)
    {
        var metres = from.DistanceM(to) - standOffM;
        return metres <= 0 ? 0
            : request.Aircraft.FromRestToRestS(metres, request.Wind.MostGroundSpeedMps(request.Aircraft.CruiseSpeedMps)) + request.Aircraft.PointWaitS;
    }
}
