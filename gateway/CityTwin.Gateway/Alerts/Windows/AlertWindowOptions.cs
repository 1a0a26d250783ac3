namespace CityTwin.Gateway.Alerts;

/// <summary>How alert windows are opened.</summary>
public sealed class AlertWindowOptions
{
    public const string Section = "AlertWindows";

    /// <summary>The IANA time zone that hours of the day are in; null for that of the city's package.</summary>
    public string? TimeZone { get; set; }
}
