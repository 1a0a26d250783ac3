using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Ledger;

/// <summary>Where alerts and orders are kept that have left their boards.</summary>
internal sealed class BoardArchive(
    AlertArchive alerts, WorkOrderArchive orders, EvaluationArchive evaluated, IOptions<LedgerOptions> options)
{
    /// <summary>How many events an event's entity has in the archive; 0 when it is not there.</summary>
    public async Task<int> VersionOf(LoggedEvent logged) => logged switch
    {
        { Alert: { } alert } => (await alerts.Find(alert.Id))?.View!.Version ?? 0,
        { Order: { } order } => (await orders.Find(order.Id))?.Version ?? 0,
        _ => 0,
    };

    public async Task Keep(
        DivisionCode district, IReadOnlyList<AlertState> leavingAlerts, IReadOnlyList<WorkOrderView> leavingOrders,
        CancellationToken cancellationToken)
    {
        foreach (var some in leavingAlerts.Chunk(options.Value.ArchivedAtOnce))
        {
            await Task.WhenAll(some.Select(alert => alerts.Keep(alert, cancellationToken)));
        }

        foreach (var some in leavingOrders.Chunk(options.Value.ArchivedAtOnce))
        {
            await Task.WhenAll(some.Select(order => orders.Keep(order, cancellationToken)));
        }

        await evaluated.Keep(district, leavingOrders.Where(order => !order.Exercise), cancellationToken);
    }
}
