namespace CityTwin.Fleet.Assignment;

/// <summary>Answers "why this unit, and why not the others" with the figures the decision was made by.</summary>
public static class AssignmentExplainer
{
    public const int MaxRivals = 3;

    /// <exception cref="ArgumentException">The job is not of this assignment.</exception>
    public static JobExplanation Explain(AssignmentOutcome outcome, string jobId)
    {
        var problem = outcome.Problem;
        var job = problem.Jobs.FirstOrDefault(job => job.Id == jobId)
            ?? throw new ArgumentException($"The job {jobId} is none of the {problem.Jobs.Count} that were assigned.", nameof(jobId));
        var chosen = outcome.For(job);
        var others = problem.Units.Where(unit => unit.Id != chosen?.Unit.Id)
            .Select(unit => outcome.Network.Pricing.Price(job, unit, DepartureOf(outcome, chosen, unit)))
            .OrderBy(pair => !pair.IsPossible).ThenBy(pair => pair.Points).ThenBy(pair => pair.Unit.Id, StringComparer.Ordinal)
            .ToList();
        var rivals = RivalsOf(outcome, job, chosen, others);
        var barred = others.Where(pair => !pair.IsPossible).GroupBy(pair => pair.Obstacle)
            .OrderBy(group => group.Key).ToDictionary(group => group.Key, group => group.Count());
        return new JobExplanation
        {
            Job = job,
            Chosen = chosen,
            Rivals = rivals,
            Others = others,
            Barred = barred,
            Words =
            [
                chosen is null ? AssignmentWords.Waits(problem, job, rivals) : AssignmentWords.Goes(problem, chosen),
                .. chosen is null ? [] : AssignmentWords.Terms(chosen),
                .. rivals.Select(rival => rival.Words),
                .. barred.Select(entry => AssignmentWords.Barred(entry.Key, entry.Value)),
            ],
        };
    }

    /// <summary>
    /// A rival at home would be one more departure of its area, unless it stood in for the chosen one of the same area; one
    /// that is sent elsewhere would be away either way.
    /// </summary>
    private static int DepartureOf(AssignmentOutcome outcome, PairCost? chosen, ReadyUnit unit)
    {
        var away = outcome.Departures(unit);
        var swaps = chosen is not null && chosen.Unit.CoverGroup == unit.CoverGroup;
        return outcome.Of(unit) is not null || swaps ? Math.Max(1, away) : away + 1;
    }

    private static List<Rival> RivalsOf(AssignmentOutcome outcome, OpenJob job, PairCost? chosen, List<PairCost> others)
    {
        var cheapest = others.TakeWhile(pair => pair.IsPossible).Take(MaxRivals).ToList();
        if (cheapest.Count == 0)
        {
            return [];
        }

        var network = outcome.Network;
        var jobIndex = IndexOf(outcome.Problem.Jobs, job);
        var fromJob = outcome.Residual.Distances(network.JobNode(jobIndex));
        return [.. cheapest.Select(pair =>
        {
            var unitNode = network.UnitNode(IndexOf(outcome.Problem.Units, pair.Unit));
            var arc = network.PairArc(unitNode, network.JobNode(jobIndex));
            var dearer = outcome.Residual.Dearer(arc.CentiPoints, fromJob, unitNode);
            var rival = new Rival
            {
                Cost = pair,
                GoesTo = outcome.Of(pair.Unit)?.Job.Id,
                PlanDearerPoints = dearer is { } centi ? AssignmentNetwork.Points(centi) : null,
                Words = new Wording("", ""),
            };
            return rival with { Words = AssignmentWords.Rival(chosen, rival) };
        })];
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, T item)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (ReferenceEquals(items[i], item))
            {
                return i;
            }
        }

        throw new ArgumentException("Not of this assignment.", nameof(item));
    }
}
