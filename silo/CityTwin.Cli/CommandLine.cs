using System.CommandLine;
using CityTwin.Cli.Bench;
using CityTwin.Cli.Cities;
using CityTwin.Cli.Drills;
using CityTwin.Cli.Incidents;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Ledger;
using CityTwin.Cli.Orders;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Replay;
using CityTwin.Cli.Tests;
using CityTwin.Cli.Tokens;
using CityTwin.Cli.Up;

namespace CityTwin.Cli;

/// <summary>The verbs of <c>./citytwin</c>.</summary>
public static class CommandLine
{
    private const int Failed = 1;

    /// <summary>What shells say of a program that Ctrl-C ended.</summary>
    private const int Interrupted = 130;

    public static RootCommand Build(Checkout checkout, TimeProvider clock)
    {
        var instances = new InstanceFinder(checkout, clock);
        var root = new RootCommand("CityTwin: a city's live twin, from its devices' MQTT messages to the operator's map.")
        {
            UpCommand.Create(checkout, instances, clock),
            TestCommand.Create(checkout, clock),
            TokenCommand.Create(instances, clock),
            ImportOrdersCommand.Create(instances, clock),
            ReplayCommand.Create(checkout, instances, clock),
            IncidentCommand.Create(checkout, instances, clock),
            DrillCommand.Create(checkout, instances, clock),
            CityCommand.Create(checkout, clock),
            LedgerCommand.Create(instances, clock),
            BenchCommand.Create(checkout),
        };
        var help = new Command("help", "Shows this.");
        help.SetAction(_ => root.Parse("--help").Invoke());
        root.Add(help);
        return root;
    }

    public static async Task<int> Run(string[] args)
    {
        var root = Build(Checkout.Find(AppContext.BaseDirectory), TimeProvider.System);
        // Each verb stops what it started in its own order, so signals are its own to take; so are its errors to tell.
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await Carry(() => root.Parse(args).InvokeAsync(configuration), Console.Error, () => Interruption.Heard);
    }

    /// <summary>Carries a verb out, and tells what a person can do something about, or did.</summary>
    internal static async Task<int> Carry(Func<Task<int>> verb, TextWriter errors, Func<bool> interrupted)
    {
        try
        {
            return await verb();
        }
        catch (CliException e)
        {
            await errors.WriteLineAsync($"citytwin: {e.Message}");
            return Failed;
        }
        catch (OperationCanceledException) when (interrupted())
        {
            await errors.WriteLineAsync("citytwin: interrupted.");
            return Interrupted;
        }
    }
}
