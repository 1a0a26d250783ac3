namespace CityTwin.Fleet.Assignment;

/// <summary>
/// The cheapest assignment where to find a way takes long: a pair whose way was not looked for is priced by what it costs at
/// the least (<see cref="Approach.IsLeast"/>), and is looked for when the assignment would use it. Once all that it uses were
/// looked for, it is the cheapest of all: no other price was above the truth.
/// </summary>
public static class LazyAssignment
{
    /// <param name="problem">Its <see cref="AssignmentProblem.Approach"/> tells what is known of a way by now.</param>
    /// <param name="seek">Finds the ways of these pairs: from then on they are told as they are.</param>
    /// <exception cref="InvalidOperationException">Ways were looked for and are not told as they are.</exception>
    public static AssignmentOutcome Solve(AssignmentProblem problem, Action<IReadOnlyList<PairCost>> seek, LazyLimits? limits = null)
    {
        limits ??= new LazyLimits();
        var hasRivals = false;
        for (var round = 1; round <= limits.MaxRounds + problem.Jobs.Count + 2; round++)
        {
            var outcome = AssignmentSolver.Solve(problem);
            List<PairCost> open = [.. outcome.Pairs.Where(pair => pair.IsLeast)];
            if (open.Count == 0 && !hasRivals)
            {
                (open, hasRivals) = (NextBest(outcome, limits), true);
            }
            else if (round > limits.MaxRounds)
            {
                open = [.. open.SelectMany(pair => Possible(outcome, pair.Job)).Where(pair => pair.IsLeast)];
            }

            if (open.Count == 0)
            {
                return outcome;
            }

            seek(open);
        }

        throw new InvalidOperationException("Ways were looked for, and are still told only as they are at the least.");
    }

    private static List<PairCost> NextBest(AssignmentOutcome outcome, LazyLimits limits) =>
    [
        .. outcome.Problem.Jobs.OrderBy(job => job.Priority).SelectMany(job => Possible(outcome, job)
            .Where(pair => pair.Unit.Id != outcome.For(job)?.Unit.Id)
            .OrderBy(pair => pair.Points).ThenBy(pair => pair.Unit.Id, StringComparer.Ordinal)
            .Take(limits.NextBest)).Where(pair => pair.IsLeast).Take(limits.MaxNextBest),
    ];

    private static IEnumerable<PairCost> Possible(AssignmentOutcome outcome, OpenJob job) => outcome.Problem.Units
        .Select(unit => outcome.Network.Pricing.Price(job, unit, departure: 1)).Where(pair => pair.IsPossible);
}
