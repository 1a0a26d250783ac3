namespace CityTwin.Vda5050;

/// <summary>What a zone asks of a robot.</summary>
public enum VdaZoneType : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Blocked,

    LineGuided,

    Release,

    CoordinatedReplanning,

    SpeedLimit,

    Action,

    Priority,

    Penalty,

    Directed,

    Bidirected,
}
