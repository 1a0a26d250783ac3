using System.CommandLine;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Bench;

/// <summary><c>./citytwin bench</c>: hands over to the benchmarks, which know their names.</summary>
public static class BenchCommand
{
    private const string Verb = "bench";
    private const string Project = "tests/CityTwin.Benchmarks";

    /// <summary>The one benchmark that has Node-RED as a baseline.</summary>
    private const string BesideNodeRed = "ingest";

    public static Command Create(Checkout checkout)
    {
        var words = new Argument<string[]>("NAME")
        {
            Description = """
                The benchmark and its options; without one, the names there are.
                dispatch  assignment, plans and their mending: --parts NAMES --orders N --units N --towns N --seconds N,N --events N
                ingest    readings a second, durably, beside Mosquitto and Node-RED
                latency   from a publish to an alert at a watcher
                ledger    a log of a million entries: followed, proven, verified
                orders    orders through all their steps: --orders N --clients N --rounds N
                storm     reports by the thousand while hundreds watch: --reports N --duration SECONDS --watchers N --desks N
                twins     memory of a resident sensor twin
                units     units that move while many watch: --units N --watchers N --seconds N --rate HZ
                """,
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(Verb, "Measures; each table names the machine and its baseline.") { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            return await Run(checkout, WordsOf(parsed), interruption.Token);
        });
        return command;
    }

    /// <summary>What was said after the verb, in its order: an option of a benchmark stands before its value.</summary>
    internal static string[] WordsOf(ParseResult parsed) =>
        [.. parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != Verb).Skip(1)];

    private static async Task<int> Run(Checkout checkout, string[] arguments, CancellationToken stop)
    {
        using var log = new LogFile(Path.Combine(checkout.Artifacts, "bench-build.log"));
        if (await SystemPackages.Install(SystemPackages.Tests, log, stop) is { Count: > 0 } missing)
        {
            Console.Error.WriteLine($"citytwin: baselines need {string.Join(", ", missing)}: {SystemPackages.Command(missing)}");
        }

        var node = await Node.Find(checkout, log, stop);
        var board = new Progress.PlainBoard(Console.Error, TimeProvider.System);
        await Azurite.Install(checkout, node, board, log, stop);
        var environment = new Dictionary<string, string>(node.Environment);
        if (arguments.FirstOrDefault() == BesideNodeRed && await NodeRed.Install(checkout, node, board, log, stop) is { } script)
        {
            environment[NodeRed.Variable] = script;
        }

        using (await BuildLock.Take(checkout, stop))
        {
            Console.Error.WriteLine("building the benchmarks ...");
            await ToolRun.RunLogged(
                "dotnet", ["build", checkout.At(Project), "-c", "Release", "--nologo", "-v", "quiet"], checkout.Root, log, stop);
        }

        return await ToolRun.Run(
            "dotnet", [checkout.At(Project, "bin", "Release", "net10.0", "CityTwin.Benchmarks.dll"), .. arguments],
            Environment.CurrentDirectory, Console.WriteLine, stop, environment);
    }
}
