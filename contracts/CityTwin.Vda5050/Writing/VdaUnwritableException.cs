namespace CityTwin.Vda5050;

/// <summary>A message that a version cannot say.</summary>
public sealed class VdaUnwritableException(string message) : Exception(message);
