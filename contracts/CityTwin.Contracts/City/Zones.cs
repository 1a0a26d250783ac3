namespace CityTwin.City;

/// <summary>Time zones by their IANA names.</summary>
public static class Zones
{
    /// <summary>Of every Chinese city.</summary>
    public const string China = "Asia/Shanghai";

    /// <summary>A host without a time-zone database still knows China's: it has been eight hours since 1991.</summary>
    /// <returns>Null for a name that this host does not know.</returns>
    public static TimeZoneInfo? Find(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : id == China ? TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(8), id, id)
        : null;
}
