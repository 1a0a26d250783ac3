using System.CommandLine;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Replay;

namespace CityTwin.Cli.Incidents;

/// <summary><c>./citytwin incident</c>: lets something happen to the running city's simulated devices.</summary>
public static class IncidentCommand
{
    private static readonly string[] Known = ["storm", "fire", "collapse", "gas-leak"];

    public static Command Create(Checkout checkout, InstanceFinder instances, TimeProvider clock)
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", Known) };
        name.AcceptOnlyFromAmong(Known);
        var where = new Argument<string?>("WHERE")
        {
            Description = "A cell's 15 digits, or a seed to choose one by.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var data = DataOption.Create();
        var command = new Command("incident", "Lets something happen to the simulated city.") { name, where, data };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var city = await instances.Running(DataOption.Read(parsed, data), DataOption.Tell, interruption.Token);
            var devices = Path.Combine(city.Data!, "devices.csv");
            if (!File.Exists(devices))
            {
                throw new CliException($"the city on {city.Data} has no simulated devices: start it without --no-sim.");
            }

            string[] place = parsed.GetValue(where) is { } given ? [given] : [];
            return await Simulator.Run(
                checkout, ["incident", parsed.GetRequiredValue(name), .. place, "--devices", devices], [], clock,
                interruption.Token);
        });
        return command;
    }
}
