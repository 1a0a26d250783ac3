using System.Globalization;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Fleet.Planning;
using CityTwin.Fleet.Tests.Planning;
using Spectre.Console;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>A plan to which something happens again and again: how long until the next plan stands, and how good it is.</summary>
internal sealed class ReplanMeasurement(DispatchOptions options, IAnsiConsole console)
{
    private const int Places = 300;

    /// <summary>A closed way opens and a failed unit is back after so many events, or the town would come to a stand.</summary>
    private const int OpensAfter = 20;

    /// <summary>What the mended plan is held against: the same problem, searched from it for so long.</summary>
    private const long ReferenceMs = 10_000;

    private static readonly (string Name, int Weight)[] Kinds = [("completion", 5), ("new order", 3), ("failure", 1), ("closure", 1)];

    private readonly Quantiles[] _taken = [.. Kinds.Select(_ => new Quantiles())];
    private readonly Quantiles _all = new(), _mended = new();

    public BenchmarkResult Run()
    {
        var machine = MachineFacts.Read();
        var start = PlanProblems.Seeded(options.PlannedUnits, options.PlannedJobs, options.Seed, Places);
        start = start with { Weights = start.Weights with { UnitUsedPoints = 0 } };
        var random = new Random(options.Seed);
        var (problem, plan) = (start, Replanner.Next(start, null));
        for (var i = 0; i < options.Events; i++)
        {
            problem = i % OpensAfter == 0 ? Opened(problem, start) : problem;
            var kind = Draw(random);
            problem = Happen(kind, problem, plan, i, random);
            var (now, before) = (problem, plan);
            _mended.Measure(() => Replanner.Next(now, before, steps: 0));
            plan = _taken[kind].Measure(() => _all.Measure(() => Replanner.Next(now, before)));
            if (PlanChecker.Faults(problem, plan) is [var fault, ..])
            {
                throw new InvalidOperationException($"The plan after event {i}, a {Kinds[kind].Name}, is not sound: {fault}");
            }
        }

        console.MarkupLineInterpolated($"{options.Events} events planned for");
        var reference = new FleetPlanner(TimeProvider.System).Run(problem, plan, new PlanBudget { TimeMs = ReferenceMs, Seed = options.Seed });
        return new BenchmarkResult("dispatch-replan", machine,
            $"{options.PlannedJobs} jobs ({start.Jobs.Sum(job => job.Stops.Count)} stops) on {options.PlannedUnits} units at first, {options.Events} events one after the other, each planned from the plan before with {Replanner.UsualSteps} steps of improvement; milliseconds from the event to a plan that is written out",
            ["event", "how many", "p50 ms", "p99 ms", "worst ms"],
            [.. Kinds.Select((kind, i) => Row(kind.Name, _taken[i])), Row("all", _all), Row("all, mended without improvement", _mended)])
        {
            Notes = [string.Create(CultureInfo.InvariantCulture,
                $"Every plan was sound to a checker of its own. At the end {problem.Jobs.Count} jobs were open for {problem.Units.Count} units: {Told(plan)}; after {ReferenceMs / 1_000} s more of search, {Told(reference)}.")],
        };
    }

    private static string Told(Plan plan) => string.Create(CultureInfo.InvariantCulture,
        $"{plan.Dropped.Count} dropped, and the units' routes at {plan.Units.Sum(unit => unit.Cost.Points):N0} points");

    private static PlanProblem Happen(int kind, PlanProblem problem, Plan plan, int number, Random random) => kind switch
    {
        0 => Happenings.Completed(problem, plan, random),
        1 => Happenings.Ordered(problem, $"new-{number:0000}", random),
        2 => Happenings.Failed(problem, plan, random),
        _ => Happenings.Closed(problem, random),
    };

    /// <summary>As it was: all ways open, and units that had failed at their homes again.</summary>
    private static PlanProblem Opened(PlanProblem problem, PlanProblem start) => problem with
    {
        Matrices = start.Matrices,
        Units = [.. problem.Units, .. start.Units.ExceptBy(problem.Units.Select(unit => unit.Id), unit => unit.Id)],
    };

    private static int Draw(Random random)
    {
        var drawn = random.Next(Kinds.Sum(kind => kind.Weight));
        for (var kind = 0; ; kind++)
        {
            drawn -= Kinds[kind].Weight;
            if (drawn < 0)
            {
                return kind;
            }
        }
    }

    private static IReadOnlyList<string> Row(string name, Quantiles taken) =>
        [name, $"{taken.Count}", taken.At(0.5), taken.At(0.99), taken.At(1)];
}
