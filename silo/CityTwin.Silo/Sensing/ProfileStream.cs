using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>
/// The stream by which hourly samples reach profiles. It is kept in memory and may be lost: a profile is the median of
/// weeks, and misses none of them.
/// </summary>
internal static class ProfileStream
{
    public const string Provider = "profiles";

    public const string Namespace = "profiles";

    public static string KeyOf(string kind, DivisionCode district) => $"profile:{district}:{kind}";

    public static StreamId IdOf(string profileKey) => StreamId.Create(Namespace, profileKey);
}
