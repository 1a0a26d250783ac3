using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet.Missions;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Ledger;

/// <summary>Where alerts, orders and missions are kept that have left their boards.</summary>
internal sealed class BoardArchive(
    AlertArchive alerts, WorkOrderArchive orders, MissionArchive missions, EvaluationArchive evaluated, IOptions<LedgerOptions> options)
{
    /// <summary>How many events an event's entity has in the archive; 0 when it is not there.</summary>
    public async Task<int> VersionOf(LoggedEvent logged) => logged switch
    {
        { Alert: { } alert } => (await alerts.Find(alert.Id))?.View!.Version ?? 0,
        { Order: { } order } => (await orders.Find(order.Id))?.Version ?? 0,
        { Mission: { } mission } => (await missions.Find(mission.Id))?.Version ?? 0,
        _ => 0,
    };

    public async Task Keep(DivisionCode district, LeavingBoards leaving, CancellationToken cancellationToken)
    {
        await Keep(leaving.Alerts, alert => alerts.Keep(alert, cancellationToken));
        await Keep(leaving.Orders, order => orders.Keep(order, cancellationToken));
        await Keep(leaving.Missions, mission => missions.Keep(mission, cancellationToken));
        await evaluated.Keep(district, leaving.Orders.Where(order => !order.Exercise), cancellationToken);
    }

    private async Task Keep<T>(IReadOnlyList<T> leaving, Func<T, Task> keep)
    {
        foreach (var some in leaving.Chunk(options.Value.ArchivedAtOnce))
        {
            await Task.WhenAll(some.Select(keep));
        }
    }
}
