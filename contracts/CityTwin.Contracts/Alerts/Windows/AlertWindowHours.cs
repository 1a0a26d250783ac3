namespace CityTwin.Alerts;

/// <summary>Hours of a day in which a window holds, in the window's zone.</summary>
/// <param name="Days">The days they begin on; none means every day.</param>
/// <param name="FromMinute">Minute of the day they begin with: 0 to 1439.</param>
/// <param name="UntilMinute">
/// Minute of the day they end before: 1 to 1440. No later than <paramref name="FromMinute"/>, it is one of the next day.
/// </param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowHours")]
public sealed record AlertWindowHours(
    [property: Id(0)] IReadOnlyList<DayOfWeek> Days, [property: Id(1)] int FromMinute, [property: Id(2)] int UntilMinute);
