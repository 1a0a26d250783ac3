namespace CityTwin.Vda5050;

/// <summary>What a robot can carry.</summary>
public sealed record VdaLoadSpecification(IReadOnlyList<string> Positions, IReadOnlyList<VdaLoadSet> Sets);
