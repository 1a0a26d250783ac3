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

    /// <summary>
    /// Alerts of one rule that were raised within such a time of each other, by event time, are counted by streets. There is no
    /// public standard for it, nor for the numbers: a city sets its own.
    /// </summary>
    public TimeSpan SpreadWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>From so many streets of a district on each of them calls the district's centre; 0 for never.</summary>
    public int SpreadStreetsToDistrict { get; set; } = 3;

    /// <summary>From so many on each of them calls the city's; 0 for never.</summary>
    public int SpreadStreetsToCity { get; set; } = 6;

    /// <summary>Active alerts of a district that are looked at for that at once: the newest.</summary>
    public int MaxSpreadAlerts { get; set; } = 20_000;

    /// <summary>How often unacknowledged alerts, and how far alerts have spread, are looked through.</summary>
    public TimeSpan LookForUnnoticedEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Alerts of a district that call for the next centre at once, for either reason; more do at the next look.</summary>
    public int MaxEscalatedAtOnce { get; set; } = 100;

    /// <summary>
    /// How long an answer to a person waits for storage to have what the person decided. The event is on disk and told to
    /// all before that; past this the answer does not wait.
    /// </summary>
    public TimeSpan StoredWithin { get; set; } = TimeSpan.FromSeconds(2);
}
