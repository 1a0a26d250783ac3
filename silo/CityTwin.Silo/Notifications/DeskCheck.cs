using CityTwin.Hosting;

namespace CityTwin.Notifications;

/// <summary>Whether the desks on this silo can do all of their work.</summary>
internal sealed class DeskCheck(DeskTroubles troubles) : DistrictCheck(
    troubles, "rosters or parts of its desk's work fail and are tried again.", "Every desk reads its log and its rosters.");
