using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Replay;

/// <summary>The simulator as a tool of its own, beside the one that a city runs.</summary>
internal static class Simulator
{
    /// <returns>Its exit code.</returns>
    public static async Task<int> Run(
        Checkout checkout, IReadOnlyList<string> arguments, Dictionary<string, string> environment, TimeProvider clock,
        CancellationToken stop)
    {
        Directory.CreateDirectory(checkout.Artifacts);
        using var log = new LogFile(Path.Combine(checkout.Artifacts, "build.log"));
        var programs = await Programs.Ready(checkout, new PlainBoard(Console.Error, clock), log, stop);
        return await ToolRun.Run(
            "dotnet", [programs.Dll(Programs.Simulator), .. arguments], Environment.CurrentDirectory, Console.WriteLine, stop,
            environment);
    }
}
