namespace CityTwin.Vda5050;

/// <summary>Whether a map or a zone set is in use.</summary>
public enum VdaSetStatus : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Enabled,

    Disabled,
}
