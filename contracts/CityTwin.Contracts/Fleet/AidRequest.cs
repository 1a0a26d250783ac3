using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Units asked of another district (增援), through the tiers.</summary>
/// <param name="From">The district that is asked; null lets the city choose.</param>
/// <param name="Granted">The units given; empty until it is granted.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AidRequest")]
public sealed record AidRequest(
    [property: Id(0)] string Id,
    [property: Id(1)] DivisionCode By,
    [property: Id(2)] DivisionCode? From,
    [property: Id(3)] MissionId Mission,
    [property: Id(4)] AidState State,
    [property: Id(5)] string AskedBy,
    [property: Id(6)] long AskedAtMs,
    [property: Id(7)] string? DecidedBy,
    [property: Id(8)] long? DecidedAtMs,
    [property: Id(9)] IReadOnlyList<TwinId> Granted,
    [property: Id(10)] string Reason);
