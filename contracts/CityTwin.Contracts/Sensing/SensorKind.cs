namespace CityTwin.Sensing;

/// <summary>A kind of sensor, from the city package's <c>sensor-kinds.json</c>.</summary>
/// <param name="Code">Lower-case words with hyphens: <c>river-level</c>.</param>
/// <param name="ReportEverySeconds">How often a healthy device of this kind reports.</param>
/// <param name="StaleAfterSeconds">Without a reading for this long the sensor is stale.</param>
/// <param name="OfflineAfterSeconds">Without a reading for this long the sensor is offline.</param>
/// <param name="Metrics">The first is the one shown on the map.</param>
public sealed record SensorKind(
    string Code,
    string NameZh,
    string NameEn,
    int ReportEverySeconds,
    int StaleAfterSeconds,
    int OfflineAfterSeconds,
    IReadOnlyList<MetricDefinition> Metrics)
{
    public MetricDefinition? Metric(string name) => Metrics.FirstOrDefault(m => m.Name == name);
}
