namespace CityTwin.Fleet.Airspace;

/// <summary>Why a flight cannot be.</summary>
public enum FlightRefusalCode
{
    /// <summary>More wind than it flies in, or than it gets on against.</summary>
    Wind = 1,

    /// <summary>It may not climb or descend where it begins or is wanted.</summary>
    Column = 2,

    /// <summary>No altitude is both high enough and low enough.</summary>
    Altitude = 3,

    /// <summary>Closed areas, buildings or high ground leave no way.</summary>
    NoWay = 4,

    /// <summary>There is a way, but not enough in the battery.</summary>
    Energy = 5,

    /// <summary>Other flights are in the way, and neither layer, delay nor detour helps.</summary>
    Traffic = 6,
}
