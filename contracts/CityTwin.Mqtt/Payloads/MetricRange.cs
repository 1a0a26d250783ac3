namespace CityTwin.Mqtt;

/// <summary>A metric a device may send, and what physics allows of it.</summary>
/// <param name="Name">The key in the payload, its unit in the name: <c>levelM</c>.</param>
/// <param name="Unit">For people: <c>m</c>.</param>
/// <param name="Min">Inclusive.</param>
/// <param name="Max">Inclusive.</param>
public sealed record MetricRange(string Name, string Unit, double Min, double Max);
