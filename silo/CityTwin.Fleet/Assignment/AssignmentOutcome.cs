namespace CityTwin.Fleet.Assignment;

/// <summary>Who goes where, and which jobs wait.</summary>
public sealed class AssignmentOutcome
{
    private readonly Dictionary<string, PairCost> _byJob;
    private readonly Dictionary<string, PairCost> _byUnit;
    private ResidualNetwork? _residual;

    internal AssignmentOutcome(AssignmentNetwork network, IReadOnlyList<bool> used)
    {
        (Network, Used) = (network, used);
        Pairs = [.. PairsOf(network, used)];
        _byJob = Pairs.ToDictionary(pair => pair.Job.Id, StringComparer.Ordinal);
        _byUnit = Pairs.ToDictionary(pair => pair.Unit.Id, StringComparer.Ordinal);
        Waiting = [.. network.Problem.Jobs.Where(job => !_byJob.ContainsKey(job.Id))];
        var centi = Enumerable.Range(0, used.Count).Sum(arc => used[arc] ? network.Arcs[arc].CentiPoints : 0);
        Points = AssignmentNetwork.Points(centi);
    }

    /// <summary>In the order of the jobs' ids. Departures of a home area are counted in that order too.</summary>
    public IReadOnlyList<PairCost> Pairs { get; }

    public IReadOnlyList<OpenJob> Waiting { get; }

    /// <summary>The pairs' costs and the prices of the jobs that wait.</summary>
    public double Points { get; }

    public AssignmentProblem Problem => Network.Problem;

    internal AssignmentNetwork Network { get; }

    internal IReadOnlyList<bool> Used { get; }

    internal ResidualNetwork Residual => _residual ??= new ResidualNetwork(Network, Used);

    public PairCost? For(OpenJob job) => _byJob.GetValueOrDefault(job.Id);

    public PairCost? Of(ReadyUnit unit) => _byUnit.GetValueOrDefault(unit.Id);

    /// <summary>
    /// What no assignment whatever can be cheaper than, from the prices of nodes that the residual network gives: equal to
    /// <see cref="Points"/> for the optimum, and a bound that holds however those prices were found.
    /// </summary>
    public double LowerBoundPoints() => AssignmentNetwork.Points(Residual.LowerBound());

    /// <summary>How many of this unit's home area are away by this assignment.</summary>
    internal int Departures(ReadyUnit unit) =>
        unit.CoverGroup is null ? 0 : Pairs.Count(pair => pair.Unit.CoverGroup == unit.CoverGroup);

    private static IEnumerable<PairCost> PairsOf(AssignmentNetwork network, IReadOnlyList<bool> used)
    {
        var departures = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var arc = network.FirstPair; arc < network.FirstWaiting; arc++)
        {
            if (!used[arc])
            {
                continue;
            }

            var (job, unit) = (network.Problem.Jobs[network.JobOf(network.Arcs[arc])], network.Problem.Units[network.UnitOf(network.Arcs[arc])]);
            var group = unit.CoverGroup ?? "";
            departures[group] = departures.GetValueOrDefault(group) + 1;
            yield return network.Pricing.Price(job, unit, departures[group]);
        }
    }
}
