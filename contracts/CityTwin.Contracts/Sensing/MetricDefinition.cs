namespace CityTwin.Sensing;

/// <summary>One thing a kind of sensor measures. The unit is in the name: <c>levelM</c>, <c>rainMmPerH</c>.</summary>
/// <param name="Name">The key in the telemetry payload, with its unit.</param>
/// <param name="Unit">The unit as people read it: <c>m</c>, <c>mm/h</c>, <c>%LEL</c>.</param>
/// <param name="Min">The lowest value physics allows; below it a reading is refused and the sensor marked faulty.</param>
/// <param name="Max">The highest value physics allows.</param>
public sealed record MetricDefinition(
    string Name, string Unit, double Min, double Max, string NameZh, string NameEn);
