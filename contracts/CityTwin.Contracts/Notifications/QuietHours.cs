namespace CityTwin.Notifications;

/// <summary>When a person wants no message that can wait. Being on duty they do not hold.</summary>
/// <param name="FromMinute">Minute of the city's day, 0 to 1439.</param>
/// <param name="UntilMinute">Minute of the city's day; before <paramref name="FromMinute"/> when midnight is between.</param>
/// <param name="EvenRed">They hold for red alerts too.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.QuietHours")]
public sealed record QuietHours(
    [property: Id(0)] int FromMinute, [property: Id(1)] int UntilMinute, [property: Id(2)] bool EvenRed);
