namespace CityTwin.Governance;

/// <summary>How centres speak.</summary>
public sealed class GovernanceOptions
{
    public const string Section = "Governance";

    /// <summary>The least time between two deltas of a street, or two sums of a centre: four a second.</summary>
    public TimeSpan SpeakEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often counts go up though nothing changed, for a parent that lost them with its silo.</summary>
    public TimeSpan RepeatEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a subscription lasts unless renewed.</summary>
    public TimeSpan SubscriptionLasts { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Rows of one answer, whatever was asked for.</summary>
    public int MaxRowsPerPage { get; set; } = 1_000;

    /// <summary>Streets that are woken at once when a silo starts.</summary>
    public int StreetsWokenAtOnce { get; set; } = 4;

    /// <summary>Cells that a street wakes at once.</summary>
    public int CellsWokenAtOnce { get; set; } = 8;

    /// <summary>The pause before a wake-up that failed is tried again.</summary>
    public TimeSpan WakeAgainAfter { get; set; } = TimeSpan.FromSeconds(5);
}
