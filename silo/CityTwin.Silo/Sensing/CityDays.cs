using CityTwin.City;

namespace CityTwin.Sensing;

internal static class CityDays
{
    /// <summary>The city's time zone, and the days that its first calendar has as worked.</summary>
    public static LocalDays Of(CityCatalogue city) => new(city.Manifest.TimeZone, city.Desk.Calendars.Count > 0 ? city.Desk.Calendars[0] : null);
}
