using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>A flight in space and time.</summary>
/// <param name="Segments">In order, without a gap: there, the stay, back.</param>
/// <param name="Scene">Where it stays; not quite where it was wanted if it may not be there.</param>
/// <param name="CruiseM">The altitude of its cruise, metres above the terrain's datum.</param>
/// <param name="OutM">The way there over the ground, metres.</param>
/// <param name="ArriveMs">On scene, Unix milliseconds.</param>
/// <param name="LeaveMs">On the way back, Unix milliseconds.</param>
/// <param name="EndMs">Landed, Unix milliseconds.</param>
public sealed record FlightPlan(
    IReadOnlyList<FlightSegment> Segments,
    AirPoint Scene,
    double CruiseM,
    double OutM,
    long DepartMs,
    long ArriveMs,
    long LeaveMs,
    long EndMs,
    EnergyBudget Energy)
{
    /// <summary>All its stops in their order: the scene is one of them.</summary>
    public IReadOnlyList<FlightStop> Stops { get; init; } = [];

    /// <summary>The altitude of its cruise home, metres above the terrain's datum.</summary>
    public double HomeCruiseM { get; init; } = CruiseM;

    /// <summary>The way over the ground from its beginning to the scene.</summary>
    public IReadOnlyList<PlanePoint> WayOut =>
        [Segments[0].From.Place, .. Segments.TakeWhile(s => s.EndMs <= ArriveMs).Where(s => s.Phase == FlightPhase.Cruise).Select(s => s.To.Place)];
}
