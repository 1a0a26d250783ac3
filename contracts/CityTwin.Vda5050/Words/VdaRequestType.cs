namespace CityTwin.Vda5050;

/// <summary>What a robot asks leave for.</summary>
public enum VdaRequestType : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Access,

    Replanning,

    Corridor,
}
