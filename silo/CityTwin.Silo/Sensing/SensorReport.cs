using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>What a sensor returns to whoever spoke to it.</summary>
/// <param name="Row">When what lists and maps show has changed.</param>
/// <param name="Accepted">It has values it did not have before.</param>
/// <param name="HealthChanged">Its health changed, and so do counts.</param>
/// <param name="DueMs">When it next has silence to notice; <see cref="long.MaxValue"/> for never.</param>
/// <param name="Samples">What it took, in order, as far as a rule of its cell asks for it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorReport")]
internal sealed record SensorReport(
    [property: Id(0)] TwinRow? Row,
    [property: Id(1)] SensorHealth Health,
    [property: Id(2)] bool Accepted,
    [property: Id(3)] bool HealthChanged,
    [property: Id(4)] long DueMs,
    [property: Id(6)] IReadOnlyList<MetricSample> Samples);
