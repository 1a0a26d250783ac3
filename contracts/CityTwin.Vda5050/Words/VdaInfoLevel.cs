namespace CityTwin.Vda5050;

/// <summary>What an information is for.</summary>
public enum VdaInfoLevel : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Info,

    Debug,
}
