namespace CityTwin.Vda5050;

/// <summary>How far a request is.</summary>
public enum VdaRequestStatus : byte
{
    /// <summary>A word that is not known here; the reading names it.</summary>
    Unknown,

    Requested,

    Granted,

    Revoked,

    Expired,

    /// <summary>In the text of 3.0, not in its schema.</summary>
    Queued,
}
