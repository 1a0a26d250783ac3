namespace CityTwin.Notifications;

/// <summary>People who are on duty every week.</summary>
/// <param name="Days">The days it begins on: 1 is Monday, 7 is Sunday.</param>
/// <param name="FromMinute">Minute of the city's day, 0 to 1439.</param>
/// <param name="UntilMinute">Minute of the day; not after <paramref name="FromMinute"/> when it ends on the next day.</param>
/// <param name="People">Principals, in the order they are asked.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DutyShift")]
public sealed record DutyShift(
    [property: Id(0)] IReadOnlyList<int> Days,
    [property: Id(1)] int FromMinute,
    [property: Id(2)] int UntilMinute,
    [property: Id(3)] IReadOnlyList<string> People);
