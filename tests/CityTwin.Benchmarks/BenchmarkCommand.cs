using System.CommandLine;
using CityTwin.Benchmarks.Dispatch;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Latency;
using CityTwin.Benchmarks.Ledger;
using CityTwin.Benchmarks.Orders;
using CityTwin.Benchmarks.Report;
using CityTwin.Benchmarks.Storm;
using CityTwin.Benchmarks.Twins;
using CityTwin.Benchmarks.Units;
using CityTwin.Testing.Running;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace CityTwin.Benchmarks;

/// <summary>Runs the benchmark that was asked for by name, on a city of its own.</summary>
internal static class BenchmarkCommand
{
    public static Task<int> Run(string[] args)
    {
        var (clock, console) = (TimeProvider.System, AnsiConsole.Console);
        var root = new RootCommand("Measures a city of its own; docs/performance.md has the figures we stand by.")
        {
            Dispatch(console),
            Named("ingest", "How many readings a second, durably, and at what price?",
                _ => new IngestBenchmark(new LoadOptions(), clock, console)),
            Named("latency", "How long from a publish until a watcher has the alert?",
                _ => new LatencyBenchmark(new LatencyOptions(), clock, console)),
            Named("ledger", "How fast is a log of a million entries followed, proven and verified?",
                _ => new LedgerBenchmark(new LedgerBenchmarkOptions(), console)),
            Named("orders", "How many orders are taken through all their steps a second, durably, and at what price?",
                given => new OrdersBenchmark(OrdersWords.Read(given), console), OrdersWords.All),
            Named("storm", "What becomes of twenty thousand reports within ten minutes while five hundred watch?",
                given => new StormBenchmark(StormWords.Read(given), clock, console), StormWords.All),
            Named("twins", "How much memory does a resident sensor twin take?",
                _ => new TwinsBenchmark(new TwinsOptions(), clock, console)),
            Named("units", "What do two thousand units that move cost, and how old is what a hundred watchers see?",
                given => new UnitsBenchmark(UnitsWords.Read(given), clock, console), UnitsWords.All),
        };
        return root.Parse(args.Length == 0 ? ["--help"] : args).InvokeAsync();
    }

    private static Command Named(
        string name, string question, Func<ParseResult, IBenchmark> make, params IReadOnlyList<Option> options)
    {
        var command = new Command(name, question);
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(async (given, _) =>
        {
            await Run(name, question, make(given));
            return 0;
        });
        return command;
    }

    /// <summary>Several tables, none of which needs a city.</summary>
    private static Command Dispatch(IAnsiConsole console)
    {
        var command = new Command("dispatch", "Who is sent where, how near to the best that is, and how fast is a plan mended?");
        foreach (var option in DispatchWords.All)
        {
            command.Add(option);
        }

        command.SetAction(given =>
        {
            var options = DispatchWords.Read(given);
            foreach (var part in DispatchParts.Of(options, console).Where(part => options.Parts.Contains(part.Name)))
            {
                Report(part.Measure());
            }

            return 0;
        });
        return command;
    }

    private static async Task Run(string name, string question, IBenchmark benchmark)
    {
        var data = Directory.CreateTempSubdirectory("citytwin-bench-").FullName;
        try
        {
            AnsiConsole.MarkupLineInterpolated($"{question} Starting a city for it in {data}");
            await using var city = new CityProcess($"bench-{name}", data);
            await city.Start();
            Report(await benchmark.Run(city));
        }
        catch
        {
            AnsiConsole.MarkupLineInterpolated($"[red]It failed.[/] What the city wrote is kept in {data}, its logs in {data}/logs.");
            throw;
        }

        Directory.Delete(data, recursive: true);
    }

    private static void Report(BenchmarkResult result)
    {
        result.Print(AnsiConsole.Console);
        var file = Path.Combine(RepositoryRoot.Artifacts("benchmarks"), $"{result.Name}.md");
        File.WriteAllText(file, result.ToMarkdown());
        AnsiConsole.MarkupLineInterpolated($"Written to {file}; docs/performance.md has the figures we stand by.");
    }
}
