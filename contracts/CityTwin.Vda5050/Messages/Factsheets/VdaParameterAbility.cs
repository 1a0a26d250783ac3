namespace CityTwin.Vda5050;

/// <summary>A parameter of an action that a robot can do.</summary>
public sealed record VdaParameterAbility(string Key, VdaValueType Type, bool IsOptional, string? Description);
