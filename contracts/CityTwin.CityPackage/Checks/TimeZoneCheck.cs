namespace CityTwin.City;

/// <summary>Whether a time zone is one.</summary>
internal static class TimeZoneCheck
{
    /// <summary>Chongqing's zone is known even to a host that keeps no zones.</summary>
    public static bool IsKnown(string id) => id == "Asia/Shanghai" || TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    public static string Complaint(string id) => $"'{id}' is not an IANA time zone, as Asia/Shanghai is.";
}
