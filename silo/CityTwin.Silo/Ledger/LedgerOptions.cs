using CityTwin.Governance;

namespace CityTwin.Ledger;

/// <summary>Bounds of a district's log grain.</summary>
public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>Entries written at once; more wait for the next write.</summary>
    public int MaxEntriesPerWrite { get; set; } = 256;

    /// <summary>Entries of one answer, whatever was asked for.</summary>
    public int MaxEntriesPerRead { get; set; } = 1_000;

    /// <summary>Alerts of one answer, whatever was asked for.</summary>
    public int MaxAlertsPerPage { get; set; } = 1_000;

    /// <summary>
    /// Entries after which the alert board is saved again, unless it is being saved. A start reads about so many, and
    /// those written while the last one was saved.
    /// </summary>
    public int EntriesPerBoardSnapshot { get; set; } = 1_000;

    /// <summary>How long an alert that is cleared and acknowledged stays on the board after its last event.</summary>
    public TimeSpan KeepAcknowledgedFor { get; set; } = AlertBoardRetention.Usual.AcknowledgedFor;

    /// <summary>How long an alert that is cleared and not acknowledged stays on the board after its last event.</summary>
    public TimeSpan KeepUnacknowledgedFor { get; set; } = AlertBoardRetention.Usual.UnacknowledgedFor;

    /// <summary>Cleared alerts that the board keeps at most.</summary>
    public int MaxClearedAlerts { get; set; } = AlertBoardRetention.Usual.MaxCleared;

    /// <summary>How long a subscription lasts unless renewed.</summary>
    public TimeSpan SubscriptionLasts { get; set; } = TimeSpan.FromMinutes(1);
}
