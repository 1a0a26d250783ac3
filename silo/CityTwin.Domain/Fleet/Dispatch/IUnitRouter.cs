using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Knows the ground, the roads and the air: from a unit to places. It may take milliseconds: asked off grains' threads.</summary>
public interface IUnitRouter
{
    UnitWay Find(WayRequest request, IReadOnlyList<RoadClosure> closures);

    /// <summary>What the way takes at the least, without looking for it: at once, and never above what <see cref="Find"/> finds.</summary>
    LeastWay Least(WayRequest request);

    /// <summary>Where a mission's stops are and which of them is the scene: rows over an area, points around a building, or the place itself.</summary>
    AimStops Stops(MissionKind kind, MissionAim aim, bool flies, double heightM, long nowMs);

    /// <summary>
    /// Keeps other flights clear of this way of the unit from now on, and no more of what was reserved for it before. One that
    /// was found keeps clear of others itself; a <see cref="FlownWay"/> is as it is.
    /// </summary>
    /// <returns>False when another flight was quicker, or ways are not known yet: then it has to be tried anew, and nothing has changed.</returns>
    bool Reserve(WayRequest request, UnitWay way);

    /// <summary>The unit has landed, or is not to fly: nothing is kept clear for it any more.</summary>
    void LetGo(TwinId unit);

    /// <summary>From now on no flight is planned through these, in place of those that this desk had closed before.</summary>
    void CloseAir(string desk, IReadOnlyList<AirClosure> closures);

    /// <summary>What is closed now on a way through the air, by its name; null when it is free.</summary>
    string? ClosedOn(TwinId unit, IReadOnlyList<GeoPoint> way, long nowMs);
}
