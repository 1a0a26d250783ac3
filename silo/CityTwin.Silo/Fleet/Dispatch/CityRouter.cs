using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// Ways over the real city: flights around buildings, ground and closed areas, kept apart from each other; roads with their
/// closures and floods. The package's geometry is read once in the background; until then nobody is sent blindly.
/// </summary>
internal sealed partial class CityRouter : BackgroundService, IUnitRouter, IGroundHeights, IAirPlaces
{
    /// <summary>No unit goes there; in the words of refusals.</summary>
    private const string TooMuchCode = "no-way";

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
        : request.TooMuch is { } tooMuch ? UnitWay.No(TooMuchCode, tooMuch)
        : IsTooRough(request) ? _straight.Find(request, closures)
        : request.Type.ClimbSpeedMps > 0 ? ways.Air.Find(request)
        : ways.Roads.Find(request, closures);

    public LeastWay Least(WayRequest request) => !HasGround ? _straight.Least(request)
        : _ways is not { } ways ? LeastWay.Of(Unread)
        : request.TooMuch is { } tooMuch ? LeastWay.Of(UnitWay.No(TooMuchCode, tooMuch))
        : IsTooRough(request) ? _straight.Least(request)
        : request.Type.ClimbSpeedMps > 0 ? ways.Air.Least(request)
        : ways.Roads.Least(request);

    public AimStops Stops(MissionKind kind, MissionAim aim, bool flies, double heightM, long nowMs)
    {
        if (_ways is not { } ways || !flies || aim.Waypoints.Count > 0)
        {
            return MissionStops.Plain(kind, aim);
        }

        return kind switch
        {
            MissionKind.PatrolArea when aim.Area.Count >= 3 => AreaRows.Of(ways.Ground.Air, aim.Area, heightM, nowMs),
            MissionKind.InspectBuilding when aim.Building is { } id && ways.Floors.Of(id) is { } floors => floors,
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
            _ways = new Ways(ground, new AirWays(ground.Air), new RoadWays(ground.Roads), new BuildingFloors(id => BuildingFloors.Of(ground.Building(id))));
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

    [LoggerMessage(LogLevel.Information, "Ways are known: {Roads} roads, {Rules} areas of the airspace")]
    private partial void LogRead(int roads, int rules);

    [LoggerMessage(LogLevel.Error, "The city's roads and airspace could not be read: no unit has a way")]
    private partial void LogNotRead(Exception error);

    private sealed record Ways(CityGround Ground, AirWays Air, RoadWays Roads, BuildingFloors Floors);
}
