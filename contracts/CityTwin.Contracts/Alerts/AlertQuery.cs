using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>Which alerts. Null means any.</summary>
/// <param name="Area">A division the alert's cell lies in.</param>
/// <param name="After">Only alerts ordered after this one in the answer: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertQuery")]
public sealed record AlertQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] TwinId? Subject = null,
    [property: Id(2)] bool? Active = null,
    [property: Id(3)] bool? Acknowledged = null,
    [property: Id(4)] Severity AtLeast = Severity.None,
    [property: Id(5)] string? Rule = null,
    [property: Id(6)] AlertCursor? After = null,
    [property: Id(7)] int Max = 100);

/// <summary>A place in the order newest first: by the time raised, then by id.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertCursor")]
public sealed record AlertCursor([property: Id(0)] long RaisedAtMs, [property: Id(1)] string Id);

/// <summary>A page of alerts; <paramref name="More"/> says that there are further ones.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertPage")]
public sealed record AlertPage([property: Id(0)] IReadOnlyList<AlertView> Alerts, [property: Id(1)] bool More);
