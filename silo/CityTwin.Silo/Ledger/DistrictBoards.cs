using CityTwin.Alerts;
using CityTwin.Governance;
using CityTwin.Warnings;
using CityTwin.WorkOrders;

namespace CityTwin.Ledger;

/// <summary>
/// A district's alerts, orders, warnings and alert windows as its log left them, and those that have left its boards and that the
/// archive does not have yet.
/// </summary>
internal sealed class DistrictBoards(AlertBoard alerts, WorkOrderBoard orders, WarningBoard warnings, AlertWindowBoard windows)
{
    private readonly Dictionary<AlertId, AlertState> _leavingAlerts = [];
    private readonly Dictionary<WorkOrderId, WorkOrderView> _leavingOrders = [];

    public AlertBoard Alerts { get; } = alerts;

    public WorkOrderBoard Orders { get; } = orders;

    public WarningBoard Warnings { get; } = warnings;

    public AlertWindowBoard Windows { get; } = windows;

    /// <summary>An alert on the board, or on its way from there to the archive.</summary>
    public AlertState? Find(AlertId id) => Alerts.Find(id) ?? _leavingAlerts.GetValueOrDefault(id);

    /// <summary>An order on the board, or on its way from there to the archive.</summary>
    public WorkOrderView? Find(WorkOrderId id) => Orders.Find(id) ?? _leavingOrders.GetValueOrDefault(id);

    /// <summary>How an event's entity stands; null when it is not at hand.</summary>
    public (int Version, LogTrail Trail)? Standing(LoggedEvent logged) => logged switch
    {
        { Alert: { } alert } => Find(alert.Id)?.View is { } view ? (view.Version, view.Trail) : null,
        { Order: { } order } => Find(order.Id) is { } view ? (view.Version, view.Trail) : null,
        { Warning: { } warning } => Warnings.Find(warning.Id) is { } view ? (view.Version, view.Trail) : null,
        { Window: { } window } => Windows.Find(window.Id) is { } view ? (view.Version, view.Trail) : null,
        _ => null,
    };

    /// <summary>Whether an event's entity that is not at hand may be in the archive.</summary>
    public bool MayBeArchived(LoggedEvent logged) => logged switch
    {
        { Alert: not null } => Alerts.HasLeft,
        { Order: not null } => Orders.HasLeft,
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
    }

    /// <summary>What the archive has to take now.</summary>
    public (IReadOnlyList<AlertState> Alerts, IReadOnlyList<WorkOrderView> Orders) Leaving() =>
        ([.. _leavingAlerts.Values], [.. _leavingOrders.Values]);

    /// <summary>The archive has these; what has changed since has not gone.</summary>
    public void Gone(IReadOnlyList<AlertState> alerts, IReadOnlyList<WorkOrderView> orders)
    {
        foreach (var alert in alerts.Where(alert => ReferenceEquals(_leavingAlerts.GetValueOrDefault(alert.View!.Id), alert)))
        {
            _leavingAlerts.Remove(alert.View!.Id);
        }

        foreach (var order in orders.Where(order => ReferenceEquals(_leavingOrders.GetValueOrDefault(order.Id), order)))
        {
            _leavingOrders.Remove(order.Id);
        }
    }
}
