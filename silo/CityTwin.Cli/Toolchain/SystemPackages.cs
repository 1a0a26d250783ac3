using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Toolchain;

/// <summary>Programs that come from the distribution.</summary>
public static class SystemPackages
{
    /// <summary>A program or file that a package brings.</summary>
    public sealed record Need(string Package, string Program);

    /// <summary>What starting a city needs when node is to be brought by npm.</summary>
    public static IReadOnlyList<Need> Npm { get; } = [new("npm", "npm")];

    /// <summary>What the tests and benchmarks need besides.</summary>
    public static IReadOnlyList<Need> Tests { get; } =
    [
        new("mosquitto", "mosquitto"),
        new("mosquitto-clients", "mosquitto_pub"),
        new("chromium", "chromium"),
        new("fonts-noto-cjk", "/usr/share/fonts/opentype/noto"),
    ];

    /// <summary>The packages to be installed.</summary>
    /// <param name="has">Whether a program or path is there.</param>
    public static IReadOnlyList<string> Missing(IEnumerable<Need> needs, Func<string, bool> has) =>
        [.. needs.Where(need => !has(need.Program)).Select(need => need.Package)];

    /// <summary>The command that a person without root's rights is asked to run.</summary>
    public static string Command(IEnumerable<string> packages) =>
        $"sudo apt-get install -y {string.Join(' ', packages)}";

    public static bool Has(string program) =>
        program.Contains('/') ? Path.Exists(program) : ProgramPath.Find(program) is not null;

    /// <summary>Installs what is missing, where we may.</summary>
    /// <returns>What is missing still, because we may not.</returns>
    /// <exception cref="CliException">The installation failed.</exception>
    public static async Task<IReadOnlyList<string>> Install(IEnumerable<Need> needs, LogFile log, CancellationToken stop)
    {
        var missing = Missing(needs, Has);
        if (missing.Count == 0 || !Environment.IsPrivilegedProcess || !Has("apt-get"))
        {
            return missing;
        }

        var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await ToolRun.RunLogged("apt-get", ["update"], "/", log, stop, quiet);
        await ToolRun.RunLogged(
            "apt-get", ["install", "-y", "--no-install-recommends", .. missing], "/", log, stop, quiet);
        return [];
    }
}
