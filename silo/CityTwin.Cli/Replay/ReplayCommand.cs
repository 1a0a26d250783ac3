using System.CommandLine;
using System.Globalization;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Replay.ServiceRequests;
using CityTwin.Cli.Tokens;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Replay;

/// <summary><c>./citytwin replay</c>: plays real measurements into the running city, as their devices would.</summary>
public static class ReplayCommand
{
    private const string TokenVariable = "CITYTWIN_TOKEN";
    private const int TokenHours = 12;

    // An hour in a second, as the simulator has it when it is run by itself.
    private const string DefaultSpeed = "3600";

    public static Command Create(Checkout checkout, InstanceFinder instances, TimeProvider clock)
    {
        var what = new Argument<string>("KIND") { Description = "What the files hold: river-gauges, air-quality, series or service-requests." };
        var from = new Option<string>("--from") { Description = "The folder with the files.", Required = true, HelpName = "DIR" };
        var speed = new Option<string>("--speed")
        {
            Description = "How many seconds of the files pass in one of ours, or max.",
            DefaultValueFactory = _ => DefaultSpeed,
        };
        var data = DataOption.Create();
        var command = new Command("replay", "Replays real measurements through MQTT, and real reports of citizens.")
        {
            what, from, speed, data, ServiceRequestsCommand.Create(instances, clock),
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var stop = interruption.Token;
            var folder = Path.GetFullPath(parsed.GetRequiredValue(from));
            if (!Directory.Exists(folder))
            {
                throw new CliException($"--from {folder}: there is no such folder.");
            }

            var city = await instances.Running(DataOption.Read(parsed, data), DataOption.Tell, stop);
            var token = new TokenIssuer(LocalKey.Read(city.Data!), clock).Issue("integrator", city.Run!.Area, null, TokenHours);
            string[] arguments =
            [
                "replay", parsed.GetRequiredValue(what), "--from", folder, "--speed", parsed.GetRequiredValue(speed),
                "--http", city.Http.ToString().TrimEnd('/'), "--mqtt-port",
                city.Run.MqttPort.ToString(CultureInfo.InvariantCulture), .. parsed.UnmatchedTokens,
            ];
            // By environment: everyone on the machine can read a command line.
            return await Simulator.Run(checkout, arguments, new() { [TokenVariable] = token }, clock, stop);
        });
        return command;
    }
}
