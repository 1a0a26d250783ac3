using System.Globalization;
using CityTwin.Benchmarks.Machine;
using CityTwin.Benchmarks.Report;
using CityTwin.Fleet.Planning;
using CityTwin.Fleet.Planning.Solomon;
using CityTwin.Testing;
using Spectre.Console;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>Solomon's instances against what is best known of them, vehicles first, then distance, at each time limit.</summary>
internal sealed class SolomonMeasurement(DispatchOptions options, IAnsiConsole console)
{
    private const string Folder = "06-missions/vrptw-solomon";

    private static readonly (string Name, int Vehicles, double Distance)[] BestKnown =
        [("C101", 10, 828.94), ("R101", 19, 1650.80), ("RC101", 14, 1696.95)];

    public BenchmarkResult Run()
    {
        var machine = MachineFacts.Read();
        var present = BestKnown.Where(known => SharedData.Find($"{Folder}/{known.Name}.txt") is not null).ToList();
        var rows = present.SelectMany(known => options.Seconds.Select(seconds => Row(known, seconds))).ToList();
        return new BenchmarkResult("dispatch-solomon", machine,
            $"one run an instance and time limit, seed {options.Seed}, one thread; vehicles and distance as a checker counts them that knows the instance only",
            ["instance", "limit s", "vehicles", "distance", "best known", "distance above it", "last improved at s", "by"], rows)
        {
            Notes = present.Count == BestKnown.Length ? []
                : [$"{BestKnown.Length - present.Count} of {BestKnown.Length} instances are not in shared/data/{Folder} beside the checkout: they are not measured."],
        };
    }

    private IReadOnlyList<string> Row((string Name, int Vehicles, double Distance) known, int seconds)
    {
        using var text = File.OpenText(SharedData.Find($"{Folder}/{known.Name}.txt")!);
        var instance = SolomonInstance.Read(text);
        PlanProgress? last = null;
        var plan = new FleetPlanner(TimeProvider.System).Run(
            SolomonProblem.Of(instance), null, new PlanBudget { TimeMs = seconds * 1_000L, Seed = options.Seed }, progress => last = progress);
        var check = SolomonCheck.Of(instance, SolomonSolution.Of(plan));
        if (check.Faults.Count > 0)
        {
            throw new InvalidOperationException($"The plan for {known.Name} is none: {check.Faults[0]}");
        }

        console.MarkupLineInterpolated($"{known.Name} in {seconds} s: {check.Vehicles} vehicles, {check.Distance:F2}");
        return
        [
            known.Name, $"{seconds}", $"{check.Vehicles}", Number(check.Distance), $"{known.Vehicles} / {Number(known.Distance)}",
            check.Vehicles == known.Vehicles ? Number(Math.Max(0, 100 * ((check.Distance / known.Distance) - 1))) + " %" : $"{check.Vehicles - known.Vehicles:+0} vehicles",
            Number(last!.ElapsedMs / 1_000.0), last.By.ToString(),
        ];
    }

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
