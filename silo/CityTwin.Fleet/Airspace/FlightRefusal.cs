namespace CityTwin.Fleet.Airspace;

/// <summary>Why a flight cannot be, in a code and a sentence.</summary>
public sealed record FlightRefusal(FlightRefusalCode Code, string Reason);
