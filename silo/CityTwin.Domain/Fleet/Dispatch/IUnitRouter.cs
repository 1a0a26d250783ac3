using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Knows the ground, the roads and the air: from a unit to places. It may take milliseconds: asked off grains' threads.</summary>
public interface IUnitRouter
{
    UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures);

    /// <summary>What the way takes at the least, without looking for it: at once, and never above what <see cref="Find"/> finds.</summary>
    LeastWay Least(WayRequest request);

    /// <summary>Where a mission's stops are and which of them is the scene: rows over an area, points around a building, or the place itself.</summary>
    (IReadOnlyList<GeoPoint> Stops, int Scene) Stops(MissionKind kind, MissionAim aim, bool flies, double heightM);

    /// <summary>Keeps other flights clear of this way from now on; whoever flies no more is let go.</summary>
    /// <returns>False when another flight was quicker: then it has to be found anew.</returns>
    bool Reserve(string flightId, WayRequest request, UnitWay way);

    void LetGo(string flightId);

    /// <summary>From now on no flight is planned through these, in place of those that this desk had closed before.</summary>
    void CloseAir(string desk, IReadOnlyList<AirClosure> closures);

    /// <summary>What is closed now on a way through the air, by its name; null when it is free.</summary>
    string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs);
}
