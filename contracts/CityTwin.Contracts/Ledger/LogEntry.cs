using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>One event in a district's log.</summary>
/// <param name="District">Whose log.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="EventId"><c>{entity}#{version}</c>; versions run from 1 without gaps.</param>
/// <param name="Type">As <c>alert.raised</c>, <c>alert.severity-changed</c>, <c>alert.acknowledged</c>, <c>alert.cleared</c>.</param>
/// <param name="Entity">Whose event, as an alert's id.</param>
/// <param name="OccurredAtMs">Event time.</param>
/// <param name="RecordedAtMs">When it was decided.</param>
/// <param name="Payload">The event itself, canonical UTF-8 JSON. Never personal data: an actor is a principal's id.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.LogEntry")]
public sealed record LogEntry(
    [property: Id(0)] DivisionCode District,
    [property: Id(1)] long Sequence,
    [property: Id(2)] string EventId,
    [property: Id(3)] string Type,
    [property: Id(4)] string Entity,
    [property: Id(5)] long OccurredAtMs,
    [property: Id(6)] long RecordedAtMs,
    [property: Id(7)] byte[] Payload);
