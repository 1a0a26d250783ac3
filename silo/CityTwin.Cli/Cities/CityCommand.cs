using System.CommandLine;
using CityTwin.City;
using CityTwin.City.Generation;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Toolchain;
using CityTwin.Cli.Up;

namespace CityTwin.Cli.Cities;

/// <summary><c>./citytwin city</c>: makes and checks city packages.</summary>
public static class CityCommand
{
    public static Command Create(Checkout checkout, TimeProvider clock) => new("city", "Generates, checks and imports city packages.")
    {
        Generate(checkout, clock),
        Check(),
        ImportCommand.Create(),
    };

    private static Command Generate(Checkout checkout, TimeProvider clock)
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", CityRecipe.Names) };
        name.AcceptOnlyFromAmong([.. CityRecipe.Names]);
        var output = new Option<string>("--out") { Description = "The package's folder; it must be new.", Required = true };
        var seed = new Option<long>("--seed") { Description = "What chance is drawn from.", DefaultValueFactory = _ => 1 };
        var scale = new Option<double>("--scale") { Description = "Sensors, as a factor.", DefaultValueFactory = _ => 1 };
        var command = new Command("generate", "Makes a package; the same seed makes the same bytes.") { name, output, seed, scale };
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var stop = interruption.Token;
            Directory.CreateDirectory(checkout.Artifacts);
            using var log = new LogFile(Path.Combine(checkout.Artifacts, "build.log"));
            await BarBoard.Show(
                async board =>
                {
                    var node = await Node.Find(checkout, log, stop);
                    var recipe = new CityRecipe(
                        parsed.GetRequiredValue(name), await CitySources.Install(checkout, node, board, log, stop),
                        parsed.GetValue(seed), parsed.GetValue(scale));
                    var folder = Path.GetFullPath(parsed.GetRequiredValue(output));
                    await board.Step(
                        $"generate {recipe.Name}", step => Task.Run(() => CitySource.Generate(recipe, folder, step, stop), stop));
                }, clock);
            return 0;
        });
        return command;
    }

    private static Command Check()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The package's folder." };
        var command = new Command("check", "Says everything that is wrong with a package.") { folder };
        command.SetAction(parsed =>
        {
            var problems = CityPackageReader.Check(Path.GetFullPath(parsed.GetRequiredValue(folder)));
            foreach (var problem in problems)
            {
                Console.WriteLine(problem);
            }

            Console.WriteLine(problems.Count == 0 ? "The package is good." : $"{problems.Count} problems.");
            return problems.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
