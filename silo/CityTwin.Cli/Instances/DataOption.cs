using System.CommandLine;

namespace CityTwin.Cli.Instances;

/// <summary><c>--data</c>, which names the folder a city keeps its data in.</summary>
public static class DataOption
{
    public static Option<string?> Create() => new("--data")
    {
        Description = "The city's data folder; otherwise the newest city that runs.",
        HelpName = "DIR",
    };
}
