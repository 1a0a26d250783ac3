namespace CityTwin.Fleet.Assignment;

/// <summary>What is wrong with an assignment's input, said before it costs anything.</summary>
internal static class AssignmentChecks
{
    public static void Require(IReadOnlyList<OpenJob> jobs, IReadOnlyList<ReadyUnit> units, AssignmentLimits limits)
    {
        Require(jobs.Count <= limits.MaxJobs, $"{jobs.Count:N0} jobs at once; at most {limits.MaxJobs:N0}");
        Require(units.Count <= limits.MaxUnits, $"{units.Count:N0} units at once; at most {limits.MaxUnits:N0}");
        Require((long)jobs.Count * units.Count <= limits.MaxPairs,
            $"{jobs.Count:N0} jobs for {units.Count:N0} units; at most {limits.MaxPairs:N0} pairs at once");
        ById(jobs, job => job.Id, "job");
        ById(units, unit => unit.Id, "unit");
        foreach (var job in jobs)
        {
            Require(job.Priority is >= 1 and <= CostWeights.Priorities,
                $"the job {job.Id} has the priority {job.Priority}; from 1 to {CostWeights.Priorities}");
        }

        foreach (var unit in units)
        {
            Require(unit.EnergyPercent is >= 0 and <= 100, $"the unit {unit.Id} has {unit.EnergyPercent} % of its energy; from 0 to 100");
            Require(unit.ReservePercent is >= 0 and <= 100, $"the unit {unit.Id} keeps {unit.ReservePercent} % in reserve; from 0 to 100");
            Require(unit.MissionsToday >= 0, $"the unit {unit.Id} had {unit.MissionsToday} missions today; 0 or more");
        }
    }

    public static void RequireGroups(IReadOnlyList<ReadyUnit> units, Dictionary<string, CoverGroup> groups)
    {
        foreach (var group in groups.Values)
        {
            Require(group.Needed >= 0 && group.Ready >= 0,
                $"the cover group {group.Id} needs {group.Needed} of {group.Ready} ready units; 0 or more of both");
        }

        foreach (var unit in units)
        {
            Require(unit.CoverGroup is null || groups.ContainsKey(unit.CoverGroup),
                $"the unit {unit.Id} is of the cover group {unit.CoverGroup}, which is not among the groups given");
        }
    }

    /// <summary>Words on jobs and units that are not here are of no matter now; two on one pair are a contradiction.</summary>
    public static IReadOnlyList<OperatorOverride> Known(
        IEnumerable<OperatorOverride> words, IReadOnlyList<OpenJob> jobs, IReadOnlyList<ReadyUnit> units)
    {
        var (jobIds, unitIds) = (jobs.Select(job => job.Id).ToHashSet(), units.Select(unit => unit.Id).ToHashSet());
        var known = words.Where(word => jobIds.Contains(word.JobId) && unitIds.Contains(word.UnitId)).ToList();
        ById(known, word => $"{word.UnitId} for {word.JobId}", "operator's word on");
        return known;
    }

    public static Dictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id, string what)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            Require(byId.TryAdd(id(item), item), $"the {what} {id(item)} is there twice; once each");
        }

        return byId;
    }

    private static void Require(bool right, string saying)
    {
        if (!right)
        {
            throw new ArgumentException($"Nothing is assigned: {saying}.");
        }
    }
}
