using CityTwin.Cli.Progress;
using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>Lights fires, a few at once, and watches what the city does by itself until each is over.</summary>
/// <param name="light">Asks the simulator for a fire; answers 0 when it burns.</param>
internal sealed class FireDrill(IDrillLine city, Func<FirePlace, Task<int>> light, TimeProvider clock)
{
    /// <summary>Longer than this nobody is coming.</summary>
    internal static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(15);

    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>How long between two fires: the simulator takes one request a second.</summary>
    internal static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

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
            var missions = await city.Missions(stop);
            burning = [.. burning.Select(record => Seen(record, missions))];
            foreach (var ended in burning.Where(record => record.IsOver || clock.GetUtcNow() - record.LitAt > GiveUpAfter).ToList())
            {
                burning.Remove(ended);
                over.Add(ended);
                step.Report(over.Count, places.Count);
            }
        }

        return [.. over.OrderBy(record => record.Place.Number)];
    }

    /// <summary>The missions of a fire: the first that a rule sent to its cell since it was lit, and those of the same chain.</summary>
    internal static FireRecord Seen(FireRecord record, IReadOnlyList<Mission> missions)
    {
        var verify = record.Verify is { } known
            ? missions.FirstOrDefault(mission => mission.Id == known.Id) ?? known
            : missions.Where(mission => mission.Kind == "verify" && mission.Aim.Cell == record.Place.Cell
                    && mission.PlannedBy.StartsWith("rule:", StringComparison.Ordinal)
                    && mission.Clocks.PlannedAt.ToDateTimeOffset() >= record.LitAt)
                .MinBy(mission => mission.Clocks.PlannedAt.ToDateTimeOffset());
        return verify is null ? record : record with
        {
            Verify = verify,
            Responses = [.. missions.Where(mission => mission.Id != verify.Id && mission.Kind != "verify"
                && (mission.CorrelationId == verify.CorrelationId || (verify.Order.Length > 0 && mission.Order == verify.Order)))],
        };
    }
}
