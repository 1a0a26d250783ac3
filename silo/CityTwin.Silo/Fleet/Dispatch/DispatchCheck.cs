using CityTwin.Hosting;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Whether the dispatch desks on this silo can do all of their work.</summary>
internal sealed class DispatchCheck(DispatchTroubles troubles) : DistrictCheck(
    troubles, "things that its dispatch desk owes fail and are tried again.", "Every dispatch desk does what it owes.");
