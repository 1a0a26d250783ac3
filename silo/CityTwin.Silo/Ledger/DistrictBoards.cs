using CityTwin.Alerts;
using CityTwin.Fleet;
using CityTwin.Governance;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>
/// A district's alerts, orders, warnings, alert windows and missions as its log left them, and those that have left its boards and that the
/// archive does not have yet.
/// </summary>
internal sealed class DistrictBoards(
    AlertBoard alerts, WorkOrderBoard orders, WarningBoard warnings, AlertWindowBoard windows, MissionBoard missions)
{
    private readonly Dictionary<AlertId, AlertState> _leavingAlerts = [];
    private readonly Dictionary<WorkOrderId, WorkOrderView> _leavingOrders = [];
    private readonly Dictionary<MissionId, MissionView> _leavingMissions = [];

    /// <summary>The boards of a log that has no events yet, with the usual retention.</summary>
    public DistrictBoards()
        : this(new(), new(), new(), new(), new())
    {
    }

    public AlertBoard Alerts { get; } = alerts;

    public WorkOrderBoard Orders { get; } = orders;

    public WarningBoard Warnings { get; } = warnings;

    public AlertWindowBoard Windows { get; } = windows;

    public MissionBoard Missions { get; } = missions;

    /// <summary>What may leave its board for the archive.</summary>
    public int Count => Alerts.Count + Orders.Count + Missions.Count;

    /// <summary>An alert on the board, or on its way from there to the archive.</summary>
    public AlertState? Find(AlertId id) => Alerts.Find(id) ?? _leavingAlerts.GetValueOrDefault(id);

    /// <summary>An order on the board, or on its way from there to the archive.</summary>
    public WorkOrderView? Find(WorkOrderId id) => Orders.Find(id) ?? _leavingOrders.GetValueOrDefault(id);

    /// <summary>A mission on the board, or on its way from there to the archive.</summary>
    public MissionView? Find(MissionId id) => Missions.Find(id) ?? _leavingMissions.GetValueOrDefault(id);

    /// <summary>How an event's entity stands; null when it is not at hand.</summary>
    public (int Version, LogTrail Trail)? Standing(LoggedEvent logged) => logged switch
    {
        { Alert: { } alert } => Find(alert.Id)?.View is { } view ? (view.Version, view.Trail) : null,
        { Order: { } order } => Find(order.Id) is { } view ? (view.Version, view.Trail) : null,
        { Warning: { } warning } => Warnings.Find(warning.Id) is { } view ? (view.Version, view.Trail) : null,
        { Window: { } window } => Windows.Find(window.Id) is { } view ? (view.Version, view.Trail) : null,
        { Mission: { } mission } => Find(mission.Id) is { } view ? (view.Version, view.Trail) : null,
        _ => null,
    };

    /// <summary>Whether an event's entity that is not at hand may be in the archive.</summary>
    public bool MayBeArchived(LoggedEvent logged) => logged switch
    {
        { Alert: not null } => Alerts.HasLeft,
        { Order: not null } => Orders.HasLeft,
        { Mission: not null } => Missions.HasLeft,
        _ => false, // Warnings and windows that have left their board are over for good.
    };

    /// <summary>Takes an event that is in the log.</summary>
    public void Note(LoggedEvent logged)
    {
        if (logged.Alert is { } alert)
        {
            Alerts.Apply(new AlertState(alert, logged.Step));
            _leavingAlerts.Remove(alert.Id);
        }

        if (logged.Order is { } order)
        {
            Orders.Apply(order);
            _leavingOrders.Remove(order.Id);
        }

        if (logged.Warning is { } warning)
        {
            Warnings.Apply(warning);
        }

        if (logged.Window is { } window)
        {
            Windows.Apply(window);
        }

        if (logged.Mission is { } mission)
        {
            Missions.Apply(mission);
            _leavingMissions.Remove(mission.Id);
        }

        Forget(logged);
    }

    private void Forget(LoggedEvent logged)
    {
        Windows.Forget(logged.Entry.RecordedAtMs);
        Warnings.Forget(logged.Entry.RecordedAtMs);
        foreach (var left in Alerts.Forget(logged.Entry.RecordedAtMs))
        {
            _leavingAlerts[left.View!.Id] = left;
        }

        foreach (var left in Orders.Forget(logged.Entry.RecordedAtMs))
        {
            _leavingOrders[left.Id] = left;
        }

        foreach (var left in Missions.Forget(logged.Entry.RecordedAtMs))
        {
            _leavingMissions[left.Id] = left;
        }
    }

    /// <summary>What the archive has to take now.</summary>
    public LeavingBoards Leaving() => new([.. _leavingAlerts.Values], [.. _leavingOrders.Values], [.. _leavingMissions.Values]);

    /// <summary>The archive has these; what has changed since has not gone.</summary>
    public void Gone(LeavingBoards gone)
    {
        Gone(_leavingAlerts, gone.Alerts, alert => alert.View!.Id);
        Gone(_leavingOrders, gone.Orders, order => order.Id);
        Gone(_leavingMissions, gone.Missions, mission => mission.Id);
    }

    private static void Gone<TId, T>(Dictionary<TId, T> leaving, IReadOnlyList<T> gone, Func<T, TId> idOf)
        where TId : notnull
        where T : class
    {
        foreach (var one in gone.Where(one => ReferenceEquals(leaving.GetValueOrDefault(idOf(one)), one)))
        {
            leaving.Remove(idOf(one));
        }
    }
}
