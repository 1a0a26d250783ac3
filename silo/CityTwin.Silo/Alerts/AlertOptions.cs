using CityTwin.Sensing;

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
    /// How long an alert of a severity may go unacknowledged before the next centre up is called; zero for never. Each centre
    /// has the same time. There is no public standard for it: a city sets its own.
    /// </summary>
    public Dictionary<Severity, TimeSpan> EscalateAfter { get; } = new()
    {
        [Severity.Red] = TimeSpan.FromMinutes(3),
        [Severity.Orange] = TimeSpan.FromMinutes(10),
        [Severity.Yellow] = TimeSpan.FromMinutes(30),
    };

    /// <summary>How often unacknowledged alerts are looked through.</summary>
    public TimeSpan LookForUnnoticedEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Alerts of a district that call for the next centre at once; more do at the next look.</summary>
    public int MaxEscalatedAtOnce { get; set; } = 100;

    /// <summary>
    /// How long an answer to a person waits for storage to have what the person decided. The event is on disk and told to
    /// all before that; past this the answer does not wait.
    /// </summary>
    public TimeSpan StoredWithin { get; set; } = TimeSpan.FromSeconds(2);
}
