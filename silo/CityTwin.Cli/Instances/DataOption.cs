using System.CommandLine;

namespace CityTwin.Cli.Instances;

/// <summary><c>--data</c>, which names the folder a city keeps its data in.</summary>
internal static class DataOption
{
    public static Option<string?> Create() => new("--data")
    {
        Description = "The city's data folder; otherwise the newest city that runs.",
        HelpName = "DIR",
    };

    /// <summary>The folder's full path, or nothing when none was named.</summary>
    public static string? Read(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } named ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(named)) : null;

    /// <summary>Beside the answer, never in it: a script reads standard output.</summary>
    public static void Tell(string line) => Console.Error.WriteLine($"citytwin: {line}");
}
