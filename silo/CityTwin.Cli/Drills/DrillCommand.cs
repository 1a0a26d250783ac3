using System.CommandLine;
using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Replay;

namespace CityTwin.Cli.Drills;

/// <summary><c>./citytwin drill fire</c>: fires one after the other in the running city, and where each second went.</summary>
internal static class DrillCommand
{
    private const int DefaultFires = 20, DefaultAtOnce = 2, DefaultSeed = 1, MostFires = 100, MostAtOnce = 8;

    public static Command Create(Checkout checkout, InstanceFinder instances, TimeProvider clock)
    {
        var count = Whole("--count", $"How many fires, up to {MostFires}.", DefaultFires);
        var seed = Whole("--seed", "Which of the city's smoke detectors burn.", DefaultSeed);
        var atOnce = Whole("--at-once", $"How many burn at the same time, up to {MostAtOnce}.", DefaultAtOnce);
        var data = DataOption.Create();
        var fire = new Command("fire", "Lights simulated fires and prints how fast each was reacted to, verified and handled.")
        {
            count, seed, atOnce, data,
        };
        fire.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var fires = parsed.GetValue(count) is >= 1 and <= MostFires and var asked
                ? asked
                : throw new CliException($"--count is from 1 to {MostFires}.");
            var burning = parsed.GetValue(atOnce) is >= 1 and <= MostAtOnce and var wanted
                ? wanted
                : throw new CliException($"--at-once is from 1 to {MostAtOnce}.");
            var city = await instances.Running(DataOption.Read(parsed, data), DataOption.Tell, interruption.Token);
            var devices = Path.Combine(city.Data!, "devices.csv");
            if (!File.Exists(devices))
            {
                throw new CliException($"the city on {city.Data} has no simulated devices: start it without --no-sim.");
            }

            using var line = new DrillLine(city, clock);
            var places = FirePlaces.Choose(await line.Detectors(interruption.Token), fires, parsed.GetValue(seed));
            IReadOnlyList<FireRecord> records = [];
            var drill = new FireDrill(
                line, place => Simulator.Run(
                    checkout, ["incident", "fire", place.Cell, "--devices", devices], [], clock, interruption.Token), clock);
            await BarBoard.Show(
                async board => records = await board.Step(
                    $"{places.Count} fires", step => drill.Run(places, burning, step, interruption.Token)), clock);
            await Console.Out.WriteLineAsync(DrillReport.Text(records));
            return records.All(record => record.WhyNotHandled is null) ? 0 : 1;
        });
        return new Command("drill", "Rehearses on the running city's simulated devices.") { fire };
    }

    private static Option<int> Whole(string name, string description, int byDefault) => new(name)
    {
        Description = description, DefaultValueFactory = _ => byDefault,
    };
}
