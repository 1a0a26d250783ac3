using CityTwin.Governance;

namespace CityTwin.Ledger;

/// <summary>Bounds of a district's log grain.</summary>
public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>Entries written at once; more wait for the next write.</summary>
    public int MaxEntriesPerWrite { get; set; } = 256;

    /// <summary>
    /// Entries that may wait for storage. Beyond it the log takes no more: what raises alerts keeps them and says them
    /// again.
    /// </summary>
    public int MaxUnstoredEntries { get; set; } = 5_000;

    /// <summary>The wait after storage did not take entries before they are offered to it again.</summary>
    public TimeSpan StoreAgainAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long entries stay on the silo's disk after storage has said that it has them. A local storage that is killed
    /// loses what it took in its last five seconds.
    /// </summary>
    public TimeSpan SettleFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a log that leaves this silo waits for storage to take what it has not. The rest stays on the disk and is
    /// offered to whoever writes the log next.
    /// </summary>
    public TimeSpan StoreBeforeLeaving { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The folder of this silo's spool; empty for <c>events</c> in that of its write-ahead log.</summary>
    public string SpoolPath { get; set; } = "";

    /// <summary>Bytes of a file of the spool after which the next begins.</summary>
    public long SpoolSegmentBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How often events on this disk that nobody sees to are offered to their log.</summary>
    public TimeSpan SweepSpoolEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Alerts or orders that left the board and are archived at once.</summary>
    public int ArchivedAtOnce { get; set; } = 8;

    /// <summary>Entries of one answer, whatever was asked for.</summary>
    public int MaxEntriesPerRead { get; set; } = 1_000;

    /// <summary>Alerts of one answer, whatever was asked for.</summary>
    public int MaxAlertsPerPage { get; set; } = 1_000;

    /// <summary>
    /// Entries after which the boards are saved again, unless they are being saved; as many as they hold alerts and orders
    /// where that is more. A start reads about so many, and those written while they were last saved.
    /// </summary>
    public int EntriesPerBoardSnapshot { get; set; } = 1_000;

    /// <summary>How long an alert that is cleared and acknowledged stays on the board after its last event.</summary>
    public TimeSpan KeepAcknowledgedFor { get; set; } = AlertBoardRetention.Usual.AcknowledgedFor;

    /// <summary>How long an alert that is cleared and not acknowledged stays on the board after its last event.</summary>
    public TimeSpan KeepUnacknowledgedFor { get; set; } = AlertBoardRetention.Usual.UnacknowledgedFor;

    /// <summary>Cleared alerts that the board keeps at most.</summary>
    public int MaxClearedAlerts { get; set; } = AlertBoardRetention.Usual.MaxCleared;

    /// <summary>How long an order that is closed, rejected or merged stays on the board after its last event.</summary>
    public TimeSpan KeepClosedOrdersFor { get; set; } = WorkOrderBoardRetention.Usual.ClosedFor;

    /// <summary>Orders that are done with that the board keeps at most.</summary>
    public int MaxClosedOrders { get; set; } = WorkOrderBoardRetention.Usual.MaxClosed;

    /// <summary>Orders of one answer, whatever was asked for.</summary>
    public int MaxOrdersPerPage { get; set; } = 1_000;

    /// <summary>Warnings in one answer.</summary>
    public int MaxWarningsPerPage { get; set; } = 200;

    /// <summary>How long a warning stays on the board after it was cancelled or has expired; the log keeps its events.</summary>
    public TimeSpan KeepEndedWarningsFor { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Ended warnings on a district's board at most.</summary>
    public int MaxEndedWarnings { get; set; } = 5_000;

    /// <summary>Alert windows in one answer.</summary>
    public int MaxAlertWindowsPerPage { get; set; } = 200;

    /// <summary>
    /// How long an alert window stays on the board after it ended, so that a reading that comes late is judged by it; the log keeps
    /// its events.
    /// </summary>
    public TimeSpan KeepEndedAlertWindowsFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Ended alert windows on a district's board at most.</summary>
    public int MaxEndedAlertWindows { get; set; } = 2_000;

    /// <summary>Missions in one answer, whatever was asked for.</summary>
    public int MaxMissionsPerPage { get; set; } = 500;

    /// <summary>How long a mission that has ended stays on the board after its last event.</summary>
    public TimeSpan KeepEndedMissionsFor { get; set; } = MissionBoardRetention.Usual.EndedFor;

    /// <summary>Ended missions on a district's board at most.</summary>
    public int MaxEndedMissions { get; set; } = MissionBoardRetention.Usual.MaxEnded;

    /// <summary>Alerts that speak in one sweep because their window holds no more.</summary>
    public int MaxAlertsSpeakingPerSweep { get; set; } = 200;

    /// <summary>Orders that one may be a duplicate of in one answer, whatever was asked for.</summary>
    public int MaxDuplicatesPerAnswer { get; set; } = 10;

    /// <summary>How long counted figures are answered before they are counted again.</summary>
    public TimeSpan FiguresEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most of a processor's time that counting figures may take: a long count is followed by a long pause.</summary>
    public double FiguresShare { get; set; } = 0.1;

    /// <summary>Orders to be late next that figures tell of an area.</summary>
    public int MaxNextBreaches { get; set; } = 20;

    /// <summary>How often the board is looked at for orders whose clocks have something to say.</summary>
    public TimeSpan SweepClocksEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Orders whose clocks are let speak in one sweep.</summary>
    public int MaxOrdersPerSweep { get; set; } = 100;

    /// <summary>Of those, how many at once.</summary>
    public int OrdersSweptAtOnce { get; set; } = 16;

    /// <summary>How long an order, warning, alert or alert window that could not speak is passed over; each time again twice as long.</summary>
    public TimeSpan FirstSweepPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>It is never passed over for longer.</summary>
    public TimeSpan LongestSweepPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many that fail are remembered; past it one that fails is not passed over.</summary>
    public int MaxPausedSweeps { get; set; } = 10_000;

    /// <summary>How long after it was logged that one fails it is logged again.</summary>
    public TimeSpan TellFailureAgainAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Entries that may lie between two of an alert's or order's history that are read at once.</summary>
    public int MaxGapOfHistory { get; set; } = 64;

    /// <summary>How long a subscription lasts unless renewed.</summary>
    public TimeSpan SubscriptionLasts { get; set; } = TimeSpan.FromMinutes(1);
}
