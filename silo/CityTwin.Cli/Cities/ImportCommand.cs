using System.CommandLine;
using CityTwin.City;
using CityTwin.City.Importing;

namespace CityTwin.Cli.Cities;

/// <summary><c>./citytwin city import</c>: makes a package of files that somebody surveyed.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "The package's folder; it must be new.", Required = true };
        var name = new Option<string>("--name") { Description = "The package's name.", DefaultValueFactory = _ => "imported" };
        var ground = File("--base", "A package whose divisions and everything else are kept; without one, a grid is made.");
        var buildings = File("--buildings", "GeoJSON, or CityJSON 1.1 or 2.0.");
        var roads = File("--roads", "GeoJSON.");
        var devices = File("--devices", "CSV.");
        var epsg = new Option<int?>("--epsg") { Description = "The coordinate system of a CityJSON file that names none." };
        var command = new Command("import", "Makes a package of buildings, roads and devices from files.")
        {
            output, name, ground, buildings, roads, devices, epsg,
        };
        command.SetAction(parsed =>
        {
            var request = new ImportRequest(Path.GetFullPath(parsed.GetRequiredValue(output)), parsed.GetRequiredValue(name))
            {
                Base = parsed.GetValue(ground),
                Buildings = parsed.GetValue(buildings),
                Roads = parsed.GetValue(roads),
                Devices = parsed.GetValue(devices),
                Epsg = parsed.GetValue(epsg),
            };
            try
            {
                var result = CityImporter.Import(request);
                Console.WriteLine(
                    $"{request.Target}: {result.Buildings} buildings, {result.Roads} roads, {result.Devices} devices.");
                foreach (var note in result.Notes)
                {
                    Console.WriteLine(note);
                }

                return 0;
            }
            catch (CityPackageException e)
            {
                throw new CliException($"nothing was imported.\n{string.Join('\n', e.Problems)}");
            }
            catch (ArgumentException e)
            {
                throw new CliException(e.Message);
            }
        });
        return command;
    }

    private static Option<string?> File(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
    };
}
