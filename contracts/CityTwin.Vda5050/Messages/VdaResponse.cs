namespace CityTwin.Vda5050;

/// <summary>An answer.</summary>
/// <param name="LeaseExpiry">Only of what is granted: until when.</param>
public sealed record VdaResponse(string RequestId, VdaGrantType Grant, DateTimeOffset? LeaseExpiry = null);
