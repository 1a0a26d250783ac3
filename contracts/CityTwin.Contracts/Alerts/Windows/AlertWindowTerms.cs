using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>What a window quiets, and when. Why, in people's words, is beside it, where it can be erased.</summary>
/// <param name="Scope">The division: an alert is in it by the cell that its subject stood in when it was raised.</param>
/// <param name="Twins">Sensors or cells it is narrowed to; none for all in the division.</param>
/// <param name="Rules">Rules it is narrowed to; none for all.</param>
/// <param name="UpTo">The gravest severity it quiets.</param>
/// <param name="FromMs">From when on; null, in a request, for when it is opened.</param>
/// <param name="UntilMs">Until when.</param>
/// <param name="Hours">Hours of the day to which it is narrowed; none for all of the time between.</param>
/// <param name="TimeZone">An IANA time zone: the hours are its.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowTerms")]
public sealed record AlertWindowTerms(
    [property: Id(0)] AlertWindowKind Kind,
    [property: Id(1)] DivisionCode Scope,
    [property: Id(2)] IReadOnlyList<TwinId> Twins,
    [property: Id(3)] IReadOnlyList<string> Rules,
    [property: Id(4)] Severity UpTo,
    [property: Id(5)] long? FromMs,
    [property: Id(6)] long UntilMs,
    [property: Id(7)] IReadOnlyList<AlertWindowHours> Hours,
    [property: Id(8)] string TimeZone);
