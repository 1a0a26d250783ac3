using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>Straight ways, and which of them were reserved; it outlives silos.</summary>
internal sealed class StraightWays : IUnitRouter
{
    private readonly StraightRouter _straight = new();
    private readonly ConcurrentQueue<(string Flight, WayRequest Request)> _reserved = [];

    public IReadOnlyList<(string Flight, WayRequest Request)> Reserved => [.. _reserved];

    /// <summary>Ways that cannot be looked for: whoever asks fails.</summary>
    public Func<WayRequest, bool> Breaks { get; set; } = _ => false;

    public UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures) =>
        Breaks(request) ? throw new InvalidOperationException("The way cannot be looked for.")
        : !HasWayAround && ClosedOn(request.Unit.Id, [], request.DepartMs) is { } closed
            ? UnitWay.No("airspace", $"There is no way around {closed}.")
            : _straight.Find(request, closures);

    public LeastWay Least(WayRequest request) =>
        Breaks(request) ? throw new InvalidOperationException("The way cannot be looked for.") : _straight.Least(request);

    public (IReadOnlyList<GeoPoint> Stops, int Scene) Stops(MissionKind kind, MissionAim aim, bool flies, double heightM) =>
        _straight.Stops(kind, aim, flies, heightM);

    public bool Reserve(string flightId, WayRequest request, UnitWay way)
    {
        _reserved.Enqueue((flightId, request));
        return true;
    }

    public void LetGo(string flightId)
    {
    }

    /// <summary>What each desk has closed.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<AirClosure>> Closed { get; } = [];

    /// <summary>Whether a way leads around what is closed.</summary>
    public bool HasWayAround { get; set; } = true;

    public void CloseAir(string desk, IReadOnlyList<AirClosure> closures) => Closed[desk] = closures;

    public string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs) =>
        Closed.GetValueOrDefault(unit.Birthplace.District.Value)?.FirstOrDefault()?.Id;
}
