using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>Straight ways, and which of them were reserved; it outlives silos.</summary>
internal sealed class StraightWays : IUnitRouter
{
    private readonly StraightRouter _straight = new();
    private readonly ConcurrentQueue<(TwinId Unit, UnitWay? Way)> _reserved = [];

    /// <summary>What was reserved for whom, in order; no way for who was let go.</summary>
    public IReadOnlyList<(TwinId Unit, UnitWay? Way)> Reserved => [.. _reserved];

    /// <summary>Ways that cannot be looked for: whoever asks fails.</summary>
    public Func<WayRequest, bool> Breaks { get; set; } = _ => false;

    /// <summary>Why an aim is more than a flight can do.</summary>
    public Func<MissionAim, string?> TooMuch { get; set; } = _ => null;

    public UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures) =>
        Breaks(request) ? throw new InvalidOperationException("The way cannot be looked for.")
        : !HasWayAround && ClosedOn(request.Unit.Id, [], request.DepartMs) is { } closed
            ? UnitWay.No("airspace", $"There is no way around {closed}.")
            : Around(closures, _straight.Find(request, closures));

    /// <summary>What roads are closed shows in the nodes of the way.</summary>
    private static UnitWay Around(IReadOnlyList<RoadClosure> closures, UnitWay way) => closures.Count == 0 ? way
        : way with { Legs = [.. way.Legs.Select(leg => leg with { NodeIds = [.. closures.Select(one => $"around-{one.Edge}")] })] };

    public LeastWay Least(WayRequest request) =>
        Breaks(request) ? throw new InvalidOperationException("The way cannot be looked for.") : _straight.Least(request);

    public AimStops Stops(MissionKind kind, MissionAim aim, bool flies, double heightM, long nowMs) =>
        flies && TooMuch(aim) is { } why ? AimStops.No(why) : _straight.Stops(kind, aim, flies, heightM, nowMs);

    public bool Reserve(WayRequest request, UnitWay way)
    {
        _reserved.Enqueue((request.Unit.Id, way));
        return true;
    }

    public void LetGo(TwinId unit) => _reserved.Enqueue((unit, null));

    /// <summary>What each desk has closed.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<AirClosure>> Closed { get; } = [];

    /// <summary>Whether a way leads around what is closed.</summary>
    public bool HasWayAround { get; set; } = true;

    /// <summary>All that desks said to be closed, in that order.</summary>
    public ConcurrentQueue<(string Desk, IReadOnlyList<AirClosure> Closures)> Said { get; } = [];

    public void CloseAir(string desk, IReadOnlyList<AirClosure> closures)
    {
        Closed[desk] = closures;
        Said.Enqueue((desk, closures));
    }

    public string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs) =>
        Closed.GetValueOrDefault(unit.Birthplace.District.Value)?.FirstOrDefault()?.Id;
}
