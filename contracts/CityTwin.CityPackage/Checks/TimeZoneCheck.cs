namespace CityTwin.City;

/// <summary>Whether a time zone is one.</summary>
internal static class TimeZoneCheck
{
    public static bool IsKnown(string id) => Zones.Find(id) is not null;

    public static string Complaint(string id) => $"'{id}' is not an IANA time zone, as Asia/Shanghai is.";
}
