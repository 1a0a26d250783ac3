using CityTwin.Cli.Progress;
using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>
/// Lights fires, a few at once, and watches what the city does by itself until each is over. Checking and closing orders is left
/// to people: the drill does both as soon as all else is done.
/// </summary>
/// <param name="light">Asks the simulator for a fire; answers 0 when it burns.</param>
internal sealed class FireDrill(IDrillLine city, Func<FirePlace, Task<int>> light, TimeProvider clock)
{
    /// <summary>Longer than this nobody is coming.</summary>
    internal static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(15);

    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>How long between two fires: the simulator takes one request a second.</summary>
    internal static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    /// <summary>An order is followed so often into the one that it was merged into.</summary>
    private const int MaxMerges = 8;

    /// <exception cref="CliException">The simulator does not light it.</exception>
    public async Task<IReadOnlyList<FireRecord>> Run(IReadOnlyList<FirePlace> places, int atOnce, IProgressStep step, CancellationToken stop)
    {
        var (waiting, burning, over) = (new Queue<FirePlace>(places), new List<FireRecord>(), new List<FireRecord>());
        var lastLit = DateTimeOffset.MinValue;
        while (over.Count < places.Count)
        {
            if (waiting.Count > 0 && burning.Count < atOnce && clock.GetUtcNow() - lastLit >= Apart)
            {
                var place = waiting.Dequeue();
                lastLit = clock.GetUtcNow();
                burning.Add(await light(place) == 0
                    ? new FireRecord(place, lastLit, null, [])
                    : throw new CliException($"the simulator did not light a fire in cell {place.Cell}."));
            }

            await Task.Delay(LookEvery, clock, stop);
            var (missions, orders) = (await city.Missions(stop), await city.Orders(stop));
            burning = [.. burning.Select(record => Seen(record, missions, orders))];
            foreach (var order in burning.Where(record => record.IsToClose).Select(record => record.Order!).DistinctBy(order => order.Id))
            {
                await city.GoOn(order, stop);
            }

            foreach (var ended in burning.Where(record => record.IsOver || clock.GetUtcNow() - record.LitAt > GiveUpAfter).ToList())
            {
                burning.Remove(ended);
                over.Add(ended);
                step.Report(over.Count, places.Count);
            }
        }

        return [.. over.OrderBy(record => record.Place.Number)];
    }

    /// <summary>The missions of a fire: the first that a rule sent to its cell since it was lit, those of the same chain, and its order.</summary>
    internal static FireRecord Seen(FireRecord record, IReadOnlyList<Mission> missions, IReadOnlyList<Order> orders)
    {
        var verify = record.Verify is { } known
            ? missions.FirstOrDefault(mission => mission.Id == known.Id) ?? known
            : missions.Where(mission => mission.Kind == "verify" && mission.Aim.Cell == record.Place.Cell
                    && mission.PlannedBy.StartsWith("rule:", StringComparison.Ordinal)
                    && mission.Clocks.PlannedAt.ToDateTimeOffset() >= record.LitAt)
                .MinBy(mission => mission.Clocks.PlannedAt.ToDateTimeOffset());
        if (verify is null)
        {
            return record;
        }

        var order = OrderOf(verify, orders);
        return record with
        {
            Verify = verify,
            Order = order ?? record.Order,
            Responses = [.. missions.Where(mission => mission.Id != verify.Id && mission.Kind != "verify"
                && (mission.CorrelationId == verify.CorrelationId || (verify.Order.Length > 0 && mission.Order == verify.Order)
                    || (order is not null && mission.Order == order.Id)))],
        };
    }

    /// <summary>The one that the look serves, or that took its alert up; where that was merged, the one that it goes on in.</summary>
    private static Order? OrderOf(Mission verify, IReadOnlyList<Order> orders)
    {
        var order = orders.FirstOrDefault(one => one.Id == verify.Order)
            ?? orders.FirstOrDefault(one => verify.Alert.Length > 0 && one.Alerts.Contains(verify.Alert))
            ?? orders.FirstOrDefault(one => one.CorrelationId == verify.CorrelationId);
        for (var i = 0; i < MaxMerges && order is { State: "merged" } && orders.FirstOrDefault(one => one.Id == order.MergedInto) is { } into; i++)
        {
            order = into;
        }

        return order;
    }
}
