namespace CityTwin.Fleet.Airspace;

/// <summary>What an aircraft does in one segment.</summary>
public enum FlightPhase
{
    Climb = 1,
    Cruise = 2,
    Descend = 3,
    Hover = 4,
}
