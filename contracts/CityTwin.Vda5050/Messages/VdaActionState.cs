namespace CityTwin.Vda5050;

/// <summary>How far an action is.</summary>
public sealed record VdaActionState(string ActionId, string? ActionType, VdaActionStatus Status, string? Result, string? Descriptor);
