namespace CityTwin.Vda5050;

/// <summary>Which emergency stop holds a robot.</summary>
public enum VdaEmergencyStop : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    None,

    Manual,

    Remote,

    /// <summary>It ends by itself. 2.x only.</summary>
    AutoAck,
}
