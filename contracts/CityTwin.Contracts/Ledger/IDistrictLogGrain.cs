using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Governance;
using CityTwin.Warnings;
using CityTwin.WorkOrders;
using Orleans.Concurrency;

namespace CityTwin.Ledger;

/// <summary>
/// A district's append-only log of events, keyed by the district's code. It sequences, syncs them on its silo's disk,
/// publishes, and stores them behind that; it also keeps the district's boards, the lists of alerts, work orders, warnings, alert windows
/// and missions as the log left them.
/// </summary>
[Alias("CityTwin.IDistrictLogGrain")]
public interface IDistrictLogGrain : IGrainWithStringKey
{
    /// <summary>
    /// Appends durably and answers the sequences; those in the argument are ignored. Each event must be the next of its
    /// entity. Of one call all events are appended or none.
    /// </summary>
    /// <exception cref="EventOvertakenException">The log has another event in the place of one of these.</exception>
    [Alias("Append")]
    Task<IReadOnlyList<long>> Append(IReadOnlyList<LoggedEvent> entries);

    /// <summary>The entries after <paramref name="afterSequence"/>, oldest first, at most <paramref name="max"/>.</summary>
    [Alias("Read")]
    Task<LogPage> Read(long afterSequence, int max);

    /// <summary>The last durable sequence; 0 when the log is empty.</summary>
    [Alias("Head")]
    Task<long> Head();

    /// <summary>Completes when storage, too, has everything up to a sequence: from then on it outlives the silo's disk.</summary>
    [Alias("Stored")]
    Task Stored(long sequence);

    /// <summary>Subscribes for a minute; call again to renew. Answers the head at that moment.</summary>
    [Alias("Subscribe")]
    Task<long> Subscribe(IDistrictLogObserver observer);

    [Alias("Unsubscribe")]
    Task Unsubscribe(IDistrictLogObserver observer);

    /// <summary>The district's alerts, newest first.</summary>
    [Alias("ListAlerts")]
    Task<AlertPage> ListAlerts(AlertQuery query);

    /// <summary>The district's work orders, newest first.</summary>
    [Alias("ListOrders")]
    Task<WorkOrderPage> ListOrders(WorkOrderQuery query);

    /// <summary>The warnings of the district's centres, newest first; the first district has those of the city's centre too.</summary>
    [Alias("ListWarnings")]
    Task<WarningPage> ListWarnings(WarningQuery query);

    /// <summary>The district's alert windows, newest first.</summary>
    [Alias("ListAlertWindows")]
    Task<AlertWindowPage> ListAlertWindows(AlertWindowQuery query);

    /// <summary>The district's missions, newest first.</summary>
    [Alias("ListMissions")]
    Task<MissionPage> ListMissions(MissionQuery query);

    /// <summary>The open orders that an order probably tells of again, the most probable first.</summary>
    [Alias("LikelyDuplicates")]
    Task<IReadOnlyList<LikelyDuplicate>> LikelyDuplicates(WorkOrderId id, int max);

    /// <summary>
    /// How an area's orders and alerts stand: what of the area lies in this district. Counted at most once in
    /// <c>Ledger:FiguresEvery</c>, so what is answered may be so old; its sequence says which events are in it.
    /// </summary>
    [Alias("Figures")]
    Task<FiguresAt> Figures(DivisionCode area);

    /// <summary>A line for each street of the district that has anything to tell, by code; as old as the figures.</summary>
    [Alias("StreetLines")]
    Task<IReadOnlyList<CentreLine>> StreetLines();

    /// <summary>Rates and times of the orders on the board, open and done with.</summary>
    [Alias("Evaluate")]
    Task<EvaluationTable> Evaluate(EvaluationRequest request);

    /// <summary>The events of an alert or order by their trail, oldest first.</summary>
    [Alias("History")]
    Task<IReadOnlyList<LoggedEvent>> History(LogTrail trail);
}

/// <summary>
/// Receives a district's entries. A push may be lost or be overtaken by a later one: the receiver sees the gap and reads
/// the log, and what it has read by then it has already.
/// </summary>
[Alias("CityTwin.IDistrictLogObserver")]
public interface IDistrictLogObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnAppended")]
    Task OnAppended(DivisionCode district, IReadOnlyList<LoggedEvent> entries);
}
