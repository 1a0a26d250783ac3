using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>Where an aircraft may land: a dock or another registered place.</summary>
public sealed record LandingPlace(string Id, string Name, AirPoint At);
