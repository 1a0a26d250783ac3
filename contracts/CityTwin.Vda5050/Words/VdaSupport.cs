namespace CityTwin.Vda5050;

/// <summary>How a robot takes an optional field.</summary>
public enum VdaSupport : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Supported,

    Required,
}
