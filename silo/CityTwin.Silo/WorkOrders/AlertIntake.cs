using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Hosting;
using CityTwin.Ledger;

namespace CityTwin.WorkOrders;

/// <summary>
/// Makes orders of a district's alerts, where the city package says so: one of its own, or a place in an open order about
/// the same matter. One alert after the other, so that the second of two neighbours finds the first one's order. What is
/// owed is read from the boards at every start: an alert that was raised while nobody looked gets its order then, and one that a
/// window quiets when it speaks.
/// </summary>
internal sealed partial class AlertIntake(
    IGrainFactory grains, CityCatalogue city, WorkCatalogue catalogue, IntakeOptions options, IntakeTroubles troubles,
    TimeProvider clock, ILogger log)
{
    private readonly DuplicateFinder _open = new(DuplicateWindow.Of(catalogue));
    private readonly Queue<AlertId> _waiting = new();
    private readonly Pauses<AlertId> _failing = new(
        options.FirstPause, options.LongestPause, options.TellAgainAfter, options.MaxWaitingAlerts);

    private readonly HashSet<DivisionCode> _districts = [];
    private DistrictBoards _boards = new();
    private bool _overflowed;
    private bool _running;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether an alert waits to be looked at; one that failed does when its pause is over.</summary>
    public bool HasWaiting => _waiting.Count > 0 || _overflowed;

    public void Begin(DistrictBoards boards)
    {
        _boards = boards;
        foreach (var order in boards.Orders.OpenOrders)
        {
            Note(order);
        }

        LookThrough();
    }

    /// <summary>Its log leaves this silo: what fails is another's to tell.</summary>
    public void End()
    {
        foreach (var district in _districts)
        {
            troubles.Set(district, 0);
        }
    }

    public void Note(LoggedEvent logged)
    {
        if (logged.Order is { } order)
        {
            Note(order);
        }
        else if (logged.Alert is { Active: true, Quieted: null } alert)
        {
            Enqueue(alert.Id);
        }
    }

    /// <summary>Looks at the alerts that wait. One that cannot be dealt with is left alone for ever longer a while.</summary>
    public async Task TakeIn()
    {
        if (_running)
        {
            return;
        }

        _running = true;
        try
        {
            foreach (var id in _failing.Due(NowMs))
            {
                Enqueue(id);
            }

            for (var left = _waiting.Count; left > 0 && _waiting.TryDequeue(out var id); left--)
            {
                await TakeIn(id);
            }

            if (_overflowed && _waiting.Count == 0)
            {
                LookThrough();
            }
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>The open orders that an order probably tells of again, the most probable first.</summary>
    public IReadOnlyList<DuplicateMatch> Likely(WorkOrderView order, int max) => _open.Rank(Report(order), max);

    private async Task TakeIn(AlertId id)
    {
        try
        {
            if (_boards.Find(id)?.View is { Active: true, Quieted: null } alert
                && catalogue.OrderFor(alert.Rule, alert.Severity) is { } wanted
                && _boards.Orders.About(id.Value) is null
                && _boards.Find(WorkOrderIdentity.OfAlert(id)) is null)
            {
                await TakeIn(alert, wanted, await grains.PlaceOf(city, alert));
            }

            if (_failing.Done(id))
            {
                Tell(id);
            }
        }
        catch (Exception error)
        {
            var times = _failing.Failed(id, NowMs, out var tell);
            _overflowed |= times == 0;
            Tell(id);
            if (tell)
            {
                LogNotTakenIn(id, times, error);
            }
        }
    }

    private void Tell(AlertId id)
    {
        _districts.Add(id.Birthplace.District);
        troubles.Set(id.Birthplace.District, _failing.Count);
    }

    private Task TakeIn(AlertView alert, IntakeOrder wanted, GeoPoint at)
    {
        var report = new OpenReport(alert.Id.Value, alert.RaisedAtMs, at, wanted.Category.Code);
        if (_open.Find(report) is { } same && _boards.Find(WorkOrderId.Parse(same.Id)) is { IsOpen: true } order
            && order.Alerts.Count < WorkOrder.MaxAlerts)
        {
            return Ask(order.Id, new AbsorbAlert(alert.Id.Value, alert.RaisedAtMs), $"alert:{alert.Id}");
        }

        var lead = alert.Severity >= options.DistrictLeadsFrom ? alert.Cell.District : alert.Cell.Street;
        return Ask(
            WorkOrderIdentity.OfAlert(alert.Id),
            new ReportOrder(
                WorkOrderSource.Alert, wanted.Category.Code, wanted.Urgency, at.Longitude, at.Latitude, alert.RaisedAtMs,
                lead, alert.Id.Value, CorrelationId: alert.Id.Value),
            requestId: null);
    }

    private Task Ask(WorkOrderId order, WorkOrderCommand command, string? requestId) =>
        grains.Grain<IWorkOrderGrain>(order.Value).Do(new WorkOrderRequest(command, WorkOrderActors.Intake, requestId));

    private void Note(WorkOrderView order)
    {
        if (order.IsOpen)
        {
            _open.Add(Report(order));
            _open.Touch(order.Id.Value, order.LastSeenAtMs);
        }
        else
        {
            _open.Remove(order.Id.Value);
        }
    }

    private static OpenReport Report(WorkOrderView order) => new(
        order.Id.Value, order.OccurredAtMs, new GeoPoint(order.Longitude, order.Latitude), order.Category)
    {
        Source = order.Source.ToWire(),
    };

    private void Enqueue(AlertId id)
    {
        if (_waiting.Count < options.MaxWaitingAlerts)
        {
            _waiting.Enqueue(id);
        }
        else
        {
            _overflowed = true;
        }
    }

    private void LookThrough()
    {
        _overflowed = false;
        foreach (var alert in _boards.Alerts.Alerts
            .Where(alert => alert.View is { Active: true, Quieted: null } && !_failing.IsPaused(alert.View.Id, NowMs)).OrderBy(alert => alert.View!.RaisedAtMs))
        {
            Enqueue(alert.View!.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Alert} could not be made an order, {Times} times now; it is looked at again, ever more rarely")]
    private partial void LogNotTakenIn(AlertId alert, int times, Exception error);
}
