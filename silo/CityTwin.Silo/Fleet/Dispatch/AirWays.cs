using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Flights, kept apart from those that are reserved on this silo. One at a time is sought: the book is not for several at
/// once, and a flight takes milliseconds.
/// </summary>
internal sealed class AirWays(AirspaceMap city)
{
    /// <summary>Where it may not be right above the place it may stop so far from it.</summary>
    private const double StandOffM = 80;

    /// <summary>Higher than this above the ground it is in the air.</summary>
    private const double AirborneM = 5;

    /// <summary>How aircraft of docks get going and stop, m/s².</summary>
    private const double AccelerationMps2 = 3, BrakingMps2 = 1.5;

    /// <summary>A dock opens, and its aircraft starts up, for so long before it takes off.</summary>
    private const long TakeOffMs = 12_000;

    /// <summary>From one point to the next the word goes to the dock and back, seconds.</summary>
    private const double PointWaitS = 1.5;

    /// <summary>A task begins when it is said: a departure later than that would be reserved and not be flown.</summary>
    private static readonly DeconflictionOptions AtOnce = new() { MaxDelayS = 0 };

    private readonly Lock _gate = new();
    private readonly AirspaceBook _book = new();
    private volatile FlightPlanner _planner = new(city);
    private volatile AirspaceMap _closed = new(city.Ground, []);

    /// <summary>The city's own, with what is closed for the moment.</summary>
    private AirspaceMap Map => _planner.Map;

    public UnitWay Find(WayRequest request)
    {
        lock (_gate)
        {
            _book.ReleaseBefore(request.DepartMs);
            var answer = new Deconflictor(_planner, _book, AtOnce).Resolve(request.FlightId, RequestOf(request)).Answer;
            return answer is { Plan: { } plan } ? WayOf(plan, answer.Refusal)
                : UnitWay.No(CodeOf(answer.Refusal!.Code), answer.Refusal.Reason);
        }
    }

    /// <inheritdoc cref="IUnitRouter.Least"/>
    /// <remarks>Beside whoever is seeking a flight: nothing that changes is looked at.</remarks>
    public LeastWay Least(WayRequest request)
    {
        var least = _planner.Least(RequestOf(request));
        return new LeastWay(null, "", least.ArriveMs, least.EnergyPercent);
    }

    public bool Reserve(string flightId, UnitWay way)
    {
        lock (_gate)
        {
            return way is not FlightWay flight || _book.TryReserve(flightId, flight.Plan.Segments) is null;
        }
    }

    public void LetGo(string flightId)
    {
        lock (_gate)
        {
            _book.Release(flightId);
        }
    }

    /// <summary>Besides what is closed always.</summary>
    public void Close(IReadOnlyList<AirClosure> closures)
    {
        lock (_gate)
        {
            AirspaceRule[] rules = [.. closures.Select(RuleOf)];
            var options = city.Options with { MaxRules = city.Options.MaxRules + rules.Length }; // Desks have their own bounds.
            _closed = new AirspaceMap(city.Ground, rules, options);
            _planner = new FlightPlanner(new AirspaceMap(city.Ground, [.. city.Rules, .. rules], options));
        }
    }

    /// <inheritdoc cref="IUnitRouter.ClosedOn"/>
    public string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs) =>
        _closed.Crossing([.. way.Select(point => new AirPoint(PlanePoint.Of(point), point.ElevationM))], unit.Value, nowMs) is { } rule ? rule.Name : null;

    /// <inheritdoc cref="IAirPlaces.Aloft"/>
    public GeoPoint Aloft(TwinId unit, GeoPoint from, GeoPoint place, long nowMs)
    {
        var at = PlanePoint.Of(place);
        var wanted = AltitudeAt(at, place, WayRequests.UsualHeightM);
        var isGiven = wanted.AltitudeM == place.ElevationM;
        var to = isGiven ? wanted : wanted with { AltitudeM = Math.Max(wanted.AltitudeM, Map.FloorM(PlanePoint.Of(from), at)) };
        return Map.Forbidding(to, unit.Value, nowMs) is { } rule
            ? throw new UnitRefusedException(UnitRefusal.OutOfArea, string.Create(CultureInfo.InvariantCulture,
                $"{unit} may not fly to {place.Longitude}, {place.Latitude} at {to.AltitudeM:0} m: {(rule.Name.Length > 0 ? rule.Name : rule.Id)} ({rule.Kind}) forbids it."))
            : Geo(to);
    }

    private FlightRequest RequestOf(WayRequest request)
    {
        var (unit, type) = (request.Unit, request.Type);
        var (from, to) = (PlanePoint.Of(unit.Place), PlanePoint.Of(request.Stops[0]));
        var groundM = Map.Ground.GroundM(from);
        var home = PlanePoint.Of(unit.Definition.Home);
        var isAirborne = unit.Motion is not null && unit.Place.ElevationM > groundM + AirborneM;
        return new FlightRequest(
            new AirPoint(from, Math.Max(groundM, unit.Place.ElevationM)), AltitudeAt(to, request.Stops[0], request.HeightM), request.DepartMs + (isAirborne ? 0 : TakeOffMs),
            new AircraftFigures
            {
                CruiseSpeedMps = type.CruiseSpeedMps,
                ClimbSpeedMps = type.ClimbSpeedMps,
                AccelerationMps2 = AccelerationMps2,
                BrakingMps2 = BrakingMps2,
                PointWaitS = PointWaitS,
                EnduranceS = type.EnduranceS,
                MaxWindMps = type.MaxWindMps ?? double.MaxValue,
                ReservePercent = 100 * type.ReserveShare,
            })
        {
            Unit = unit.Id.Value,
            // Docks measure how much wind there is, and not where it goes to.
            Wind = request.WindMps is { } windMps ? Wind.OfUnknownDirection(windMps) : default,
            EnergyPercent = unit.EnergyPercent ?? 100,
            OnSceneS = request.StayS,
            StaysAt = request.Scene,
            Then = [.. request.Stops.Skip(1).Select(stop => AltitudeAt(PlanePoint.Of(stop), stop, request.HeightM))],
            Home = new AirPoint(home, Math.Max(Map.Ground.GroundM(home), unit.Definition.Home.ElevationM)),
            Airborne = isAirborne,
            StandOffM = StandOffM,
        };
    }

    /// <summary>As high as the stop says, where it says that; else so high over what is below.</summary>
    private AirPoint AltitudeAt(PlanePoint at, GeoPoint stop, double heightM)
    {
        var groundM = Map.Ground.GroundM(at);
        return new AirPoint(at, stop.ElevationM > groundM + AirborneM ? stop.ElevationM : groundM + heightM);
    }

    private static FlightWay WayOf(FlightPlan plan, FlightRefusal? refusal) => new(
        refusal is null ? null : CodeOf(refusal.Code), refusal?.Reason ?? "",
        [.. plan.Stops.Select(stop => new WayLeg(Geo(stop.At), [.. stop.Path.Select(Geo)], [], stop.ArriveMs))],
        plan.ArriveMs, plan.OutM, plan.Energy.OutPercent, plan.Energy.OnScenePercent, plan.Energy.BackPercent, plan.HomeCruiseM, plan);

    private static AirspaceRule RuleOf(AirClosure closed)
    {
        Coordinate[] ring = [.. closed.Area.Select(point => PlanePoint.Of(point)).Select(point => new Coordinate(point.EastM, point.NorthM))];
        var shape = new Polygon(new LinearRing(ring[0].Equals2D(ring[^1]) ? ring : [.. ring, ring[0].Copy()]));
        return new AirspaceRule(closed.Id, closed.Id, AirspaceRuleKinds.NoFly, AirspaceArea.OfPolygon(shape.IsValid ? shape : shape.ConvexHull()))
        {
            FloorM = closed.FloorM,
            CeilingM = closed.CeilingM ?? double.PositiveInfinity,
            Base = AltitudeBase.Ground,
            Hours = closed.UntilMs is { } untilMs ? [new AirspaceHours(UntilMs: untilMs)] : [],
        };
    }

    private static GeoPoint Geo(AirPoint point) => point.Place.ToDegrees(point.AltitudeM);

    private static string CodeOf(FlightRefusalCode code) => code switch
    {
        FlightRefusalCode.Wind => "weather",
        FlightRefusalCode.Energy => "too-little-energy",
        FlightRefusalCode.Traffic => "traffic",
        _ => "airspace",
    };
}
