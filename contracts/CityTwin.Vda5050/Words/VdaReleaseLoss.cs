namespace CityTwin.Vda5050;

/// <summary>What a robot does when it loses its leave for a zone or a corridor.</summary>
public enum VdaReleaseLoss : byte
{
    /// <summary>In zones and corridors.</summary>
    Stop,

    /// <summary>In zones.</summary>
    Continue,

    /// <summary>In zones.</summary>
    Evacuate,

    /// <summary>In corridors.</summary>
    Return,
}
