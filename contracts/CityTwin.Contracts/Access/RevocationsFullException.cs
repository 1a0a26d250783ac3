namespace CityTwin.Access;

/// <summary>No room for another revocation.</summary>
[GenerateSerializer, Alias("CityTwin.RevocationsFullException")]
public sealed class RevocationsFullException(string message) : Exception(message);
