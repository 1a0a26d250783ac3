using System.Globalization;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Fleet.Assignment;
using CityTwin.Fleet.Tests.Assignment;
using Spectre.Console;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>Open orders assigned to units in seeded towns: how long it takes, and how far it is from what nothing can be cheaper than.</summary>
internal sealed class AssignmentMeasurement(DispatchOptions options, IAnsiConsole console)
{
    private static readonly Func<AssignmentProblem, AssignmentOutcome>[] Ways = [AssignmentSolver.Solve, GreedyAssignment.Solve];

    private readonly Quantiles[] _taken = [new(), new()];
    private readonly List<double>[] _aboveBound = [[], []];
    private readonly List<double>[] _dearerPairs = [[], []];
    private readonly List<int>[] _pairs = [[], []];

    public BenchmarkResult Run()
    {
        var machine = MachineFacts.Read();
        // The first call of each compiles it.
        Solve(Town(options.Seed), warm: true);
        for (var town = 0; town < options.Towns; town++)
        {
            Solve(Town(options.Seed + town), warm: false);
        }

        console.MarkupLineInterpolated($"{options.Towns} towns assigned");
        return new BenchmarkResult("dispatch-assignment", machine,
            $"{options.Orders} open orders for {options.Units} units in {options.Towns} seeded towns; all seven cost terms, priorities 1 to 4, from the problem to the pairs with their terms",
            ["", "p50 ms", "p99 ms", "above the bound, median", "worst", "dearer per point of the best pairs, median", "worst", "orders assigned, median"],
            [Row("flow of least cost", 0), Row("greedy, gravest first", 1)])
        {
            Notes = [
                "The bound is that of the flow's dual, computed from node prices by code that does not know how the flow was found: nothing is cheaper. "
                + "Above it is of all points, those of the orders that wait included, which no assignment can avoid; the other gap divides what is paid more by what the best assignment's pairs cost."],
        };
    }

    private AssignmentProblem Town(int seed) => Towns.Seeded(options.Orders, options.Units, seed);

    private void Solve(AssignmentProblem problem, bool warm)
    {
        var outcomes = Ways.Select((way, i) => warm ? way(problem) : _taken[i].Measure(() => way(problem))).ToList();
        if (warm)
        {
            return;
        }

        var (bound, best) = (outcomes[0].LowerBoundPoints(), outcomes[0]);
        for (var i = 0; i < outcomes.Count; i++)
        {
            _aboveBound[i].Add((outcomes[i].Points - bound) / bound);
            _dearerPairs[i].Add((outcomes[i].Points - best.Points) / best.Pairs.Sum(pair => pair.Points));
            _pairs[i].Add(outcomes[i].Pairs.Count);
        }
    }

    private IReadOnlyList<string> Row(string name, int way) =>
    [
        name, _taken[way].At(0.5), _taken[way].At(0.99), Percent(Median(_aboveBound[way])), Percent(_aboveBound[way].Max()),
        Percent(Median(_dearerPairs[way])), Percent(_dearerPairs[way].Max()),
        Median([.. _pairs[way].Select(count => (double)count)]).ToString("N0", CultureInfo.InvariantCulture),
    ];

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Percent(double share) => (share * 100).ToString("F3", CultureInfo.InvariantCulture) + " %";
}
