using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>What a rule says of its subject: raise, change severity, or (with <see cref="Severity.None"/>) clear.</summary>
/// <param name="Id">The alert spoken of; a raise creates it.</param>
/// <param name="Cell">The cell the subject is in: whose the alert is.</param>
/// <param name="TimeMs">Event time the rule decided at.</param>
/// <param name="Evidence">The reading that decided it.</param>
/// <param name="Step">From 1 (the raise) up within one alert, so that a signal said again is known as such.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertSignal")]
public sealed record AlertSignal(
    [property: Id(0)] AlertId Id,
    [property: Id(1)] TwinId Subject,
    [property: Id(2)] string Rule,
    [property: Id(3)] DivisionCode Cell,
    [property: Id(4)] Severity Severity,
    [property: Id(5)] long TimeMs,
    [property: Id(6)] AlertEvidence Evidence,
    [property: Id(7)] int Step);

/// <summary>Why: the value seen, the level it was held against, and when.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertEvidence")]
public sealed record AlertEvidence(
    [property: Id(0)] string Metric,
    [property: Id(1)] double Value,
    [property: Id(2)] double Limit,
    [property: Id(3)] long TimeMs);
