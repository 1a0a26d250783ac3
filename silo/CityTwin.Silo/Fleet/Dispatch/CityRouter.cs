using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Ways over the real city: flights around buildings, ground and closed areas, kept apart from each other; roads with their
/// closures and floods. The package's geometry is read once in the background; until then nobody is sent blindly.
/// </summary>
internal sealed partial class CityRouter : BackgroundService, IUnitRouter, IGroundHeights, IAirPlaces
{
    /// <summary>Of a camera from a wall that it inspects.</summary>
    private const double StandOffM = 15;

    private readonly StraightRouter _straight = new();
    private readonly string? _folder;
    private readonly ILogger<CityRouter> _log;
    private readonly ConcurrentDictionary<string, IReadOnlyList<AirClosure>> _closed = new(StringComparer.Ordinal);
    private readonly Lock _closing = new();
    private volatile Ways? _ways;

    public CityRouter(IConfiguration configuration, ILogger<CityRouter> log) => (_folder, _log) = (configuration["City:Path"], log);

    private static UnitWay Unread => UnitWay.No("no-way", "The city's roads and airspace are being read still.");

    private bool HasGround => !string.IsNullOrEmpty(_folder);

    public UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures) => !HasGround ? _straight.Find(request, closures)
        : _ways is not { } ways ? Unread
        : IsTooRough(request) ? _straight.Find(request, closures)
        : request.Type.ClimbSpeedMps > 0 ? ways.Air.Find(request)
        : ways.Roads.Find(request, closures);

    public LeastWay Least(WayRequest request) => !HasGround ? _straight.Least(request)
        : _ways is not { } ways ? LeastWay.Of(Unread)
        : IsTooRough(request) ? _straight.Least(request)
        : request.Type.ClimbSpeedMps > 0 ? ways.Air.Least(request)
        : ways.Roads.Least(request);

    public (IReadOnlyList<GeoPoint> Stops, int Scene) Stops(MissionKind kind, MissionAim aim, bool flies, double heightM)
    {
        if (_ways is not { } ways || !flies || aim.Waypoints.Count > 0)
        {
            return MissionStops.Plain(kind, aim);
        }

        return kind switch
        {
            MissionKind.PatrolArea when aim.Area.Count >= 3 => (Rows(ways.Ground, aim, heightM) ?? aim.Area, 0),
            MissionKind.InspectBuilding when aim.Building is { } id && ways.Floors.Of(id) is { } floors => (floors, 0),
            _ => MissionStops.Plain(kind, aim),
        };
    }

    public double? GroundM(double longitude, double latitude) =>
        _ways?.Ground.Air.Ground.GroundM(PlanePoint.Of(new GeoPoint(longitude, latitude, 0)));

    public GeoPoint Aloft(TwinId unit, GeoPoint from, GeoPoint place, long nowMs) => !HasGround ? place
        : _ways is { } ways ? ways.Air.Aloft(unit, from, place, nowMs)
        : throw new UnitRefusedException(UnitRefusal.Unavailable, $"The city's ground and airspace are being read still: {unit} is sent nowhere blindly.");

    public bool Reserve(WayRequest request, UnitWay way) => !HasGround || _ways?.Air.Reserve(request.Unit.Id, way) == true;

    public void LetGo(TwinId unit) => _ways?.Air.LetGo(unit);

    public void CloseAir(string desk, IReadOnlyList<AirClosure> closures)
    {
        lock (_closing)
        {
            _closed[desk] = closures;
            CloseAgain();
        }
    }

    public string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs) => !HasGround ? null
        : _ways is { } ways ? ways.Air.ClosedOn(unit, way, nowMs)
        : throw new InvalidOperationException("The city's ground and airspace are being read still.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!HasGround)
        {
            return;
        }

        try
        {
            var ground = await Task.Run(() => CityGround.Read(_folder!), stoppingToken);
            _ways = new Ways(ground, new AirWays(ground.Air), new RoadWays(ground.Roads), new BuildingFloors(id => Floors(ground, id)));
            lock (_closing)
            {
                CloseAgain();
            }

            LogRead(ground.Roads.Edges, ground.Air.Rules.Count);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotRead(error); // Without it no unit has a way, and every bid says so.
        }
    }

    /// <summary>It is refused without looking for a way.</summary>
    private static bool IsTooRough(WayRequest request) =>
        request.WindMps > request.Type.MaxWindMps || request.RainMmPerH > request.Type.MaxRainMmPerH;

    /// <summary>What desks have closed, also while the city was being read. What is told to every desk is one rule, not one a desk.</summary>
    private void CloseAgain() => _ways?.Air.Close(
        [.. _closed.Values.SelectMany(one => one).DistinctBy(one => (one.Id, one.FloorM, one.CeilingM, one.UntilMs, one.Area.Count, HashOf(one.Area)))]);

    private static int HashOf(IReadOnlyList<GeoPoint> area) =>
        area.Aggregate(new HashCode(), (hash, point) => { hash.Add(point); return hash; }, hash => hash.ToHashCode());

    /// <summary>Rows over an area, as wide apart as the camera sees from there.</summary>
    private static IReadOnlyList<GeoPoint>? Rows(CityGround ground, MissionAim aim, double heightM)
    {
        var ring = aim.Area.Select(point => PlanePoint.Of(point)).Select(point => new Coordinate(point.EastM, point.NorthM)).ToList();
        if (!ring[0].Equals2D(ring[^1]))
        {
            ring.Add(ring[0].Copy());
        }

        var request = new CoverageRequest(new Polygon(new LinearRing([.. ring])), heightM, new CameraFigures())
        {
            CutOut = [.. ground.Air.Rules.Where(rule => rule.Kind == Airspace.AirspaceRuleKinds.NoFly).Select(rule => rule.Area)],
        };
        return new LawnMower().Plan(request) is { Pattern: { } pattern } && pattern.Way.Count <= UnitTask.MaxStops
            ? [.. pattern.Way.Select(point => point.ToDegrees())]
            : null;
    }

    private static IReadOnlyList<GeoPoint>? Floors(CityGround ground, TwinId id) => ground.Building(id) is not { } building ? null
        : [.. BuildingInspection.Facade(building, new CameraFigures(), StandOffM).Take(UnitTask.MaxStops).Select(point => point.At.Place.ToDegrees(point.At.AltitudeM))];

    [LoggerMessage(LogLevel.Information, "Ways are known: {Roads} roads, {Rules} areas of the airspace")]
    private partial void LogRead(int roads, int rules);

    [LoggerMessage(LogLevel.Error, "The city's roads and airspace could not be read: no unit has a way")]
    private partial void LogNotRead(Exception error);

    private sealed record Ways(CityGround Ground, AirWays Air, RoadWays Roads, BuildingFloors Floors);
}
