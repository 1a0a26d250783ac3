namespace CityTwin.DevicesSim.Incidents;

/// <summary>Whom an effect reaches.</summary>
internal enum EffectReach
{
    /// <summary>All around, weaker with distance.</summary>
    Around,

    /// <summary>Only in the building where it began; where that is not in a building, the device itself.</summary>
    Building,

    /// <summary>All around but not in the building where it began.</summary>
    Neighbours,

    /// <summary>A plume with the wind.</summary>
    Downwind,
}
