namespace CityTwin.Vda5050;

/// <summary>What an error or an information is about.</summary>
public sealed record VdaReference(string Key, string Value);
