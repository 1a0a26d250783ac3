using CityTwin.Fleet.Assignment;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Who was chosen for a mission, by what way, and all bids with their reasons, the best first.</summary>
/// <param name="Chosen">Null when nobody can, or those who can are of more use elsewhere.</param>
internal sealed record UnitChoice(
    MissionView Mission, UnitView? Chosen, WayRequest? Request, UnitWay? Way, IReadOnlyList<UnitBid> Bids, Wording Why);
