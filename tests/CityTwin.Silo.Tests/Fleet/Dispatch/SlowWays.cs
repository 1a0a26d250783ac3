using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>Ways that wind: how much, and whether there is one, is only known once it is looked for, and it is counted who looks.</summary>
internal sealed class SlowWays(int seed = 0, double mostWinding = 1.5, double noWayShare = 0) : IUnitRouter
{
    private readonly StraightRouter _straight = new();

    public ConcurrentQueue<(string Mission, TwinId Unit)> Found { get; } = [];

    /// <summary>Units that have no way anywhere.</summary>
    public HashSet<TwinId> Stuck { get; } = [];

    /// <summary>As many ways are counted as if none were known before: each is found at once.</summary>
    public bool Eager { get; init; }

    public UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures)
    {
        Found.Enqueue((request.FlightId, request.Unit.Id));
        return Truth(request);
    }

    public LeastWay Least(WayRequest request) => Eager ? LeastWay.Of(Truth(request)) : _straight.Least(request);

    public AimStops Stops(MissionKind kind, MissionAim aim, bool flies, double heightM, long nowMs) =>
        _straight.Stops(kind, aim, flies, heightM, nowMs);

    public bool Reserve(WayRequest request, UnitWay way) => true;

    public void LetGo(TwinId unit)
    {
    }

    public void CloseAir(string desk, IReadOnlyList<AirClosure> closures)
    {
    }

    public string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs) => null;

    private UnitWay Truth(WayRequest request)
    {
        var way = _straight.Find(request, []);
        var random = new Random((request.FlightId + request.Unit.Id.Value).Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));
        var winding = 1 + (random.NextDouble() * (mostWinding - 1));
        return way.Refusal is not null ? way
            : Stuck.Contains(request.Unit.Id) || random.NextDouble() < noWayShare ? UnitWay.No("no-way", "It is behind the river.")
            : way with
            {
                ArriveMs = request.DepartMs + (long)Math.Ceiling((way.ArriveMs - request.DepartMs) * winding),
                EnergyOutPercent = way.EnergyOutPercent * winding,
            };
    }
}
