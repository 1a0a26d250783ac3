namespace CityTwin.Ledger;

/// <summary>Bounds of a district's log grain.</summary>
public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>Entries written at once; more wait for the next write.</summary>
    public int MaxEntriesPerWrite { get; set; } = 256;

    /// <summary>Entries of one answer, whatever was asked for.</summary>
    public int MaxEntriesPerRead { get; set; } = 1_000;

    /// <summary>Events whose sequences are known without reading the log.</summary>
    public int RecentEvents { get; set; } = 4_096;

    /// <summary>Alerts of one answer, whatever was asked for.</summary>
    public int MaxAlertsPerPage { get; set; } = 1_000;

    /// <summary>Entries after which the alert board is saved again; a start reads at most so many, and one write more.</summary>
    public int EntriesPerBoardSnapshot { get; set; } = 1_000;

    /// <summary>How long a subscription lasts unless renewed.</summary>
    public TimeSpan SubscriptionLasts { get; set; } = TimeSpan.FromMinutes(1);
}
