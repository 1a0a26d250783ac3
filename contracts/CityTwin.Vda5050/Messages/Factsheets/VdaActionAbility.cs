namespace CityTwin.Vda5050;

/// <summary>An action that a robot can do.</summary>
public sealed record VdaActionAbility(
    string ActionType, IReadOnlyList<VdaActionScope> Scopes, IReadOnlyList<VdaParameterAbility> Parameters,
    IReadOnlyList<VdaBlockingType> BlockingTypes, bool? PauseAllowed, bool? CancelAllowed, string? Description, string? Result);
