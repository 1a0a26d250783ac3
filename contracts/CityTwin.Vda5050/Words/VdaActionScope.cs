namespace CityTwin.Vda5050;

/// <summary>Where an action may be asked for.</summary>
public enum VdaActionScope : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Instant,

    Node,

    Edge,

    Zone,
}
