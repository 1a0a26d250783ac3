using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>What silos, alerts and orders ask of a district's log.</summary>
[Alias("CityTwin.IDistrictLogInside")]
internal interface IDistrictLogInside : IGrainWithStringKey
{
    /// <summary>
    /// Where an alert stands on the board, or null; and the newest time, by its device or by the log, of any alert that has
    /// left the board and is in the archive, or null when none has. Of a raise also by what it is quieted.
    /// </summary>
    /// <param name="raise">What is about to raise the alert, if anything.</param>
    [Alias("Find")]
    Task<(AlertRecord? Alert, long? LeftUntilMs, AlertQuiet? Quiet)> Find(AlertId id, AlertSignal? raise);

    /// <summary>Where an order stands on the board, or null; and whether one that is not there may be in the archive.</summary>
    [Alias("FindOrder")]
    Task<(WorkOrderView? Order, bool MayBeArchived)> FindOrder(WorkOrderId id);

    /// <summary>Where a warning stands on the board, or null.</summary>
    [Alias("FindWarning")]
    Task<WarningView?> FindWarning(WarningId id);

    /// <summary>Where an alert window stands on the board, or null; and how many of the district are open.</summary>
    [Alias("FindWindow")]
    Task<(AlertWindowView? Window, int Open)> FindWindow(AlertWindowId id);

    /// <summary>Where a mission stands on the board, or null; and whether one that is not there may be in the archive.</summary>
    [Alias("FindMission")]
    Task<(MissionView? Mission, bool MayBeArchived)> FindMission(MissionId id);

    /// <summary>How many orders of each category each department led in a street, of those that are closed and on the board.</summary>
    [Alias("OrderHistory")]
    Task<IReadOnlyList<HistoryCount>> OrderHistory(DivisionCode street);

    /// <summary>
    /// Entries that lay on a silo's disk while nobody stored them. Those that the log has, or whose place in their entity's
    /// history another event took, are passed over. Completes when storage has the others.
    /// </summary>
    [Alias("Adopt")]
    Task Adopt(IReadOnlyList<LoggedEvent> entries);

    /// <summary>
    /// The entries that storage has, read back from it; the page's head is the last that storage has. There may be fewer
    /// than the log has.
    /// </summary>
    [Alias("ReadStored")]
    Task<LogPage> ReadStored(long afterSequence, int max);
}
