namespace CityTwin.Vda5050;

/// <summary>Actions that are to be done at once.</summary>
public sealed record VdaInstantActions(VdaHeader Header, IReadOnlyList<VdaAction> Actions);
