namespace CityTwin.Vda5050;

/// <summary>An optional field that a robot supports or asks for.</summary>
/// <param name="Parameter">As <c>order.nodes.nodePosition.theta</c>.</param>
public sealed record VdaOptionalParameter(string Parameter, VdaSupport Support, string? Description);
