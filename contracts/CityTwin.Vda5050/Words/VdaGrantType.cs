namespace CityTwin.Vda5050;

/// <summary>What a request is answered.</summary>
public enum VdaGrantType : byte
{
    Granted,
    Queued,
    Revoked,
    Rejected,
}
