namespace CityTwin.Sensing;

/// <summary>All that a sensor says of itself, for the panel of one twin.</summary>
/// <param name="LastHeardMs">Arrival time of the newest accepted reading; null when never heard from.</param>
/// <param name="Fault">Why it is faulty, when it is.</param>
/// <param name="Window">The recent samples of each metric, oldest first.</param>
/// <param name="Rules">Every rule that watches it and where each stands.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorView")]
public sealed record SensorView(
    [property: Id(0)] Governance.TwinRow Row,
    [property: Id(1)] DeviceClock Clock,
    [property: Id(2)] long? LastHeardMs,
    [property: Id(3)] string? Fault,
    [property: Id(4)] IReadOnlyList<MetricSample> Window,
    [property: Id(5)] IReadOnlyList<RuleStanding> Rules);

/// <summary>Where a rule stands.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.RuleStanding")]
public sealed record RuleStanding(
    [property: Id(0)] string Rule, [property: Id(1)] Severity Severity, [property: Id(2)] long? SinceMs,
    [property: Id(3)] string? AlertId);
