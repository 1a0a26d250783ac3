namespace CityTwin.Alerts;

/// <summary>How an alert is decided and told.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>How often a command is decided anew when another activation's event came first.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The pause before a cell that could not be told how an alert stands is told again.</summary>
    public TimeSpan TellAgainAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How far the clock of a device may be ahead of the silos', and those of the silos apart: a raise that is newer by
    /// more than all that has left its board was never archived. No less than <c>Mqtt:MaxAhead</c>.
    /// </summary>
    public TimeSpan DeviceClockAhead { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long an answer to a person waits for storage to have what the person decided. The event is on disk and told to
    /// all before that; past this the answer does not wait.
    /// </summary>
    public TimeSpan StoredWithin { get; set; } = TimeSpan.FromSeconds(2);
}
