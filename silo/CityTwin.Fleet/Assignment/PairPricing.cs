namespace CityTwin.Fleet.Assignment;

/// <summary>
/// Prices a pair, term by term. What a unit's home area lacks depends on how many others leave it too: coverage is of the
/// departure that is asked for, and the solver prices departures apart from pairs.
/// </summary>
public sealed class PairPricing
{
    private static readonly CostKind[] Kinds = Enum.GetValues<CostKind>();

    private readonly AssignmentProblem _problem;
    private readonly Dictionary<string, double> _rarity;
    private readonly double[] _fairness;
    private readonly Dictionary<string, int> _indexOf;

    public PairPricing(AssignmentProblem problem)
    {
        _problem = problem;
        _rarity = Rarity(problem.Units);
        var least = problem.Units.Count == 0 ? 0 : problem.Units.Min(unit => unit.MissionsToday);
        _fairness = [.. problem.Units.Select(unit => unit.MissionsToday - least + Weariness(unit))];
        _indexOf = problem.Units.Select((unit, index) => (unit.Id, index)).ToDictionary(x => x.Id, x => x.index, StringComparer.Ordinal);
    }

    /// <param name="departure">Which of its home area's departures this would be, from 1.</param>
    public PairCost Price(OpenJob job, ReadyUnit unit, int departure)
    {
        var approach = _problem.Approach(job, unit);
        var word = _problem.WordOn(job, unit);
        var obstacle = ObstacleOf(job, unit, approach, word);
        var cost = new PairCost
        {
            Job = job,
            Unit = unit,
            Obstacle = obstacle,
            Lacking = obstacle == Obstacle.MissingCapability ? [.. job.Needs.Except(unit.Capabilities)] : [],
            IsRequired = word is { Required: true },
        };
        if (!cost.IsPossible)
        {
            return cost;
        }

        Span<double> quantities = stackalloc double[Kinds.Length];
        Measure(job, unit, approach, cost.IsRequired, quantities);
        quantities[(int)CostKind.Coverage] = _problem.GroupOf(unit)?.Lack(departure) ?? 0;
        var terms = new TermCost[Kinds.Length];
        foreach (var kind in Kinds)
        {
            terms[(int)kind] = new TermCost(kind, quantities[(int)kind], quantities[(int)kind] * WeightOf(kind, job));
        }

        return cost with
        {
            IsLeast = approach.IsLeast,
            ArrivalS = approach.Obstacle == Obstacle.None ? quantities[(int)CostKind.Travel] : null,
            Terms = terms,
        };
    }

    /// <summary>The points of a possible pair without coverage, or nothing: as <see cref="Price"/>, without keeping terms.</summary>
    internal double? PointsBeforeCoverage(OpenJob job, ReadyUnit unit)
    {
        var approach = _problem.Approach(job, unit);
        var word = _problem.WordOn(job, unit);
        var required = word is { Required: true };
        if (!required && ObstacleOf(job, unit, approach, word) != Obstacle.None)
        {
            return null;
        }

        Span<double> quantities = stackalloc double[Kinds.Length];
        Measure(job, unit, approach, required, quantities);
        var points = 0.0;
        foreach (var kind in Kinds)
        {
            points += quantities[(int)kind] * WeightOf(kind, job);
        }

        return points;
    }

    /// <summary>All terms but coverage.</summary>
    private void Measure(OpenJob job, ReadyUnit unit, Approach approach, bool required, Span<double> quantities)
    {
        var arrivalS = ArrivalS(unit, approach);
        quantities.Clear();
        quantities[(int)CostKind.Travel] = arrivalS;
        quantities[(int)CostKind.Lateness] = LatenessS(job, arrivalS);
        quantities[(int)CostKind.Energy] = approach.EnergyPercent;
        quantities[(int)CostKind.Fairness] = _fairness[_indexOf[unit.Id]];
        quantities[(int)CostKind.Surplus] = SurplusOf(job, unit);
        quantities[(int)CostKind.Override] = required ? -1 : 0;
    }

    private double WeightOf(CostKind kind, OpenJob job)
    {
        var weights = _problem.Weights;
        return kind switch
        {
            CostKind.Travel => weights.TravelPointsPerS * weights.UrgencyFactors[job.Priority - 1],
            CostKind.Lateness => weights.LatenessPointsPerS * weights.UrgencyFactors[job.Priority - 1],
            CostKind.Energy => weights.EnergyPointsPerPercent,
            CostKind.Fairness => weights.FairnessPointsPerMission,
            CostKind.Coverage => weights.CoveragePoints,
            CostKind.Surplus => weights.SurplusPoints,
            CostKind.Override => weights.OverridePoints,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A cost term without a weight."),
        };
    }

    private Obstacle ObstacleOf(OpenJob job, ReadyUnit unit, Approach approach, OperatorOverride? word)
    {
        if (word is { Required: false })
        {
            return Obstacle.Forbidden;
        }

        if (word is null && _problem.IsKept(job))
        {
            return Obstacle.KeptForAnother;
        }

        if (job.Needs.Any(need => !unit.Capabilities.Contains(need)))
        {
            return Obstacle.MissingCapability;
        }

        return approach.Obstacle != Obstacle.None ? approach.Obstacle
            : unit.EnergyPercent - approach.EnergyPercent < unit.ReservePercent ? Obstacle.NotEnoughEnergy
            : Obstacle.None;
    }

    private double ArrivalS(ReadyUnit unit, Approach approach) =>
        (Math.Max(0, unit.FreeAtMs - _problem.NowMs) / 1_000.0) + approach.TravelS;

    private double LatenessS(OpenJob job, double arrivalS) =>
        job.DeadlineMs is { } deadlineMs ? Math.Max(0, arrivalS - ((deadlineMs - _problem.NowMs) / 1_000.0)) : 0;

    private double SurplusOf(OpenJob job, ReadyUnit unit)
    {
        var surplus = 0.0;
        foreach (var capability in unit.Capabilities)
        {
            surplus += job.Needs.Contains(capability) ? 0 : _rarity[capability];
        }

        return surplus;
    }

    /// <summary>1 for a unit that has just come back, 0 for one that is rested or has not worked.</summary>
    private double Weariness(ReadyUnit unit) => unit.IdleSinceMs is { } since
        ? 1 - Math.Clamp((_problem.NowMs - since) / 1_000.0 / _problem.Weights.RestedAfterS, 0, 1)
        : 0;

    private static Dictionary<string, double> Rarity(IReadOnlyList<ReadyUnit> units) => units
        .SelectMany(unit => unit.Capabilities.Distinct())
        .GroupBy(capability => capability, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => 1 - ((group.Count() - 1.0) / units.Count), StringComparer.Ordinal);
}
