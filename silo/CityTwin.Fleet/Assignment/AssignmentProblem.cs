namespace CityTwin.Fleet.Assignment;

/// <summary>Open jobs and the units on offer for them, at one moment. In the order of their ids, so that the same city gives the same answer.</summary>
public sealed class AssignmentProblem
{
    private readonly Dictionary<string, CoverGroup> _groups;
    private readonly Dictionary<(string Job, string Unit), OperatorOverride> _words;
    private readonly ILookup<string, OperatorOverride> _required;

    /// <param name="approach">The way of a unit to a job; pure, as it is asked more than once.</param>
    /// <exception cref="ArgumentException">The input contradicts itself or is past a bound.</exception>
    public AssignmentProblem(
        long nowMs, IEnumerable<OpenJob> jobs, IEnumerable<ReadyUnit> units, Func<OpenJob, ReadyUnit, Approach> approach,
        IEnumerable<CoverGroup>? groups = null, IEnumerable<OperatorOverride>? overrides = null, CostWeights? weights = null,
        AssignmentLimits? limits = null)
    {
        (NowMs, Approach, Weights) = (nowMs, approach, weights ?? new CostWeights());
        Jobs = [.. jobs.OrderBy(job => job.Id, StringComparer.Ordinal)];
        Units = [.. units.OrderBy(unit => unit.Id, StringComparer.Ordinal)];
        Weights.Check();
        AssignmentChecks.Require(Jobs, Units, limits ?? new AssignmentLimits());
        _groups = AssignmentChecks.ById(groups ?? [], group => group.Id, "cover group");
        AssignmentChecks.RequireGroups(Units, _groups);
        var words = AssignmentChecks.Known(overrides ?? [], Jobs, Units);
        _words = words.ToDictionary(word => (word.JobId, word.UnitId));
        _required = words.Where(word => word.Required).ToLookup(word => word.JobId, StringComparer.Ordinal);
    }

    public long NowMs { get; }

    public IReadOnlyList<OpenJob> Jobs { get; }

    public IReadOnlyList<ReadyUnit> Units { get; }

    public Func<OpenJob, ReadyUnit, Approach> Approach { get; }

    public CostWeights Weights { get; }

    public CoverGroup? GroupOf(ReadyUnit unit) => unit.CoverGroup is { } id ? _groups[id] : null;

    /// <summary>What an operator said of the pair.</summary>
    public OperatorOverride? WordOn(OpenJob job, ReadyUnit unit) => _words.GetValueOrDefault((job.Id, unit.Id));

    /// <summary>Whether an operator wants certain units for the job, and those only.</summary>
    public bool IsKept(OpenJob job) => _required.Contains(job.Id);

    /// <summary>What it costs to leave the job to wait.</summary>
    public double PriceOf(OpenJob job) => Weights.UnassignedPoints[job.Priority - 1];
}
