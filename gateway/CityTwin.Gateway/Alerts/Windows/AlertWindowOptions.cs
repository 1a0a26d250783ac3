using CityTwin.City;

namespace CityTwin.Gateway.Alerts;

/// <summary>How alert windows are opened.</summary>
public sealed class AlertWindowOptions
{
    public const string Section = "AlertWindows";

    /// <summary>The city's IANA time zone: hours of the day are its.</summary>
    public string TimeZone { get; set; } = Zones.China;
}
