namespace CityTwin.Fleet;

/// <summary>What was found on the spot.</summary>
public enum MissionFinding : byte
{
    Confirmed,
    NotFound,
    Inconclusive,
}
