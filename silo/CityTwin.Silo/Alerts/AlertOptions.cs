namespace CityTwin.Alerts;

/// <summary>How an alert gets its events into the log.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>The pause before events that the log did not take are offered again.</summary>
    public TimeSpan OfferAgainAfter { get; set; } = TimeSpan.FromSeconds(2);
}
