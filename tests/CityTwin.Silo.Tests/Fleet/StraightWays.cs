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

    public UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures) => _straight.Find(request, closures);

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
}
