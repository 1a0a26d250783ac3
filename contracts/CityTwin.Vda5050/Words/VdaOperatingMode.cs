namespace CityTwin.Vda5050;

/// <summary>Who controls a robot.</summary>
public enum VdaOperatingMode : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Startup,

    Automatic,

    /// <summary>Automatic, with the speed in a person's hand.</summary>
    SemiAutomatic,

    /// <summary>A person steers it for the moment; it keeps its order. From 3.0.</summary>
    Intervened,

    Manual,

    Service,

    TeachIn,
}
