namespace CityTwin.Fleet.Assignment;

/// <summary>
/// What a dispatcher does by hand: the gravest job first, then the one with the earliest deadline; each takes the unit that
/// is cheapest for it of those that are left. The baseline that the optimum is held against.
/// </summary>
public static class GreedyAssignment
{
    public static AssignmentOutcome Solve(AssignmentProblem problem)
    {
        var network = new AssignmentNetwork(problem);
        var pairs = Enumerable.Range(network.FirstPair, network.FirstWaiting - network.FirstPair)
            .ToLookup(arc => network.JobOf(network.Arcs[arc]));
        var used = new bool[network.Arcs.Count];
        var taken = new Dictionary<int, int>();
        var departures = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var job in Enumerable.Range(0, problem.Jobs.Count)
            .OrderBy(job => problem.Jobs[job].Priority).ThenBy(job => problem.Jobs[job].DeadlineMs ?? long.MaxValue).ThenBy(job => job))
        {
            var best = pairs[job]
                .Where(arc => !taken.ContainsKey(network.UnitOf(network.Arcs[arc])))
                .Select(arc => (arc, points: AssignmentNetwork.Points(network.Arcs[arc].CentiPoints) + Coverage(UnitOf(arc), 1)))
                .OrderBy(pair => pair.points).ThenBy(pair => pair.arc)
                .FirstOrDefault((arc: -1, points: double.MaxValue));
            if (best.points > problem.PriceOf(problem.Jobs[job]))
            {
                used[network.FirstWaiting + job] = true;
                continue;
            }

            used[best.arc] = true;
            taken.Add(network.UnitOf(network.Arcs[best.arc]), job);
            var group = UnitOf(best.arc).CoverGroup ?? "";
            departures[group] = departures.GetValueOrDefault(group) + 1;
        }

        network.MarkDepartures(used, taken.Keys);
        return new AssignmentOutcome(network, used);

        ReadyUnit UnitOf(int arc) => problem.Units[network.UnitOf(network.Arcs[arc])];

        double Coverage(ReadyUnit unit, int more) => problem.GroupOf(unit) is { } group
            ? group.Lack(departures.GetValueOrDefault(group.Id) + more) * problem.Weights.CoveragePoints
            : 0;
    }
}
