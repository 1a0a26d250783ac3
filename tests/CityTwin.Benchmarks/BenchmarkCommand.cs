using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Latency;
using CityTwin.Benchmarks.Ledger;
using CityTwin.Benchmarks.Report;
using CityTwin.Benchmarks.Twins;
using CityTwin.Testing.Running;
using Spectre.Console;

namespace CityTwin.Benchmarks;

/// <summary>Runs the benchmark that was asked for by name, on a city of its own.</summary>
internal static class BenchmarkCommand
{
    private static readonly Dictionary<string, (string Question, Func<IBenchmark> Make)> Known = new()
    {
        ["ingest"] = ("How many readings a second, durably, and at what price?",
            () => new IngestBenchmark(new LoadOptions(), TimeProvider.System, AnsiConsole.Console)),
        ["latency"] = ("How long from a publish until a watcher has the alert?",
            () => new LatencyBenchmark(new LatencyOptions(), TimeProvider.System, AnsiConsole.Console)),
        ["ledger"] = ("How fast is a log of a million entries followed, proven and verified?",
            () => new LedgerBenchmark(new LedgerBenchmarkOptions(), AnsiConsole.Console)),
        ["twins"] = ("How much memory does a resident sensor twin take?",
            () => new TwinsBenchmark(new TwinsOptions(), TimeProvider.System, AnsiConsole.Console)),
    };

    public static async Task<int> Run(string[] args)
    {
        if (args.Length != 1 || !Known.TryGetValue(args[0], out var benchmark))
        {
            return Explain(args);
        }

        var data = Directory.CreateTempSubdirectory("citytwin-bench-").FullName;
        try
        {
            AnsiConsole.MarkupLineInterpolated($"{benchmark.Question} Starting a city for it in {data}");
            await using var city = new CityProcess($"bench-{args[0]}", data);
            await city.Start();
            Report(await benchmark.Make().Run(city));
        }
        catch
        {
            AnsiConsole.MarkupLineInterpolated($"[red]It failed.[/] What the city wrote is kept in {data}, its logs in {data}/logs.");
            throw;
        }

        Directory.Delete(data, recursive: true);
        return 0;
    }

    private static void Report(BenchmarkResult result)
    {
        result.Print(AnsiConsole.Console);
        var file = Path.Combine(RepositoryRoot.Artifacts("benchmarks"), $"{result.Name}.md");
        File.WriteAllText(file, result.ToMarkdown());
        AnsiConsole.MarkupLineInterpolated($"Written to {file}; docs/performance.md has the figures we stand by.");
    }

    private static int Explain(string[] args)
    {
        if (args.Length > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]There is no benchmark '{string.Join(' ', args)}'.[/]");
        }

        foreach (var (name, (question, _)) in Known)
        {
            AnsiConsole.MarkupLineInterpolated($"  {name,-10} {question}");
        }

        return args.Length == 0 ? 0 : 2;
    }
}
