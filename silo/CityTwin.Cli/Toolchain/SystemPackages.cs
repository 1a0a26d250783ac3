using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Toolchain;

/// <summary>Programs that come from the distribution.</summary>
public static class SystemPackages
{
    /// <summary>What a package brings: a program or file, any of which will do.</summary>
    public sealed record Need(string Package, params string[] Programs);

    /// <summary>What starting a city needs when node is to be brought by npm.</summary>
    public static IReadOnlyList<Need> Npm { get; } = [new("npm", "npm")];

    /// <summary>What the tests and benchmarks need besides.</summary>
    public static IReadOnlyList<Need> Tests { get; } =
    [
        new("mosquitto", "mosquitto"),
        new("mosquitto-clients", "mosquitto_pub"),
        new("chromium", "chromium", "chromium-browser", "google-chrome"),
        new("fonts-noto-cjk", "/usr/share/fonts/opentype/noto"),
    ];

    /// <summary>The packages to be installed.</summary>
    /// <param name="has">Whether a program or path is there.</param>
    public static IReadOnlyList<string> Missing(IEnumerable<Need> needs, Func<string, bool> has) =>
        [.. needs.Where(need => !need.Programs.Any(has)).Select(need => need.Package)];

    /// <summary>The command that a person without root's rights is asked to run.</summary>
    public static string Command(IEnumerable<string> packages) =>
        Command(packages, Environment.IsPrivilegedProcess || !Has("sudo") ? "" : "sudo ");

    internal static string Command(IEnumerable<string> packages, string sudo) =>
        $"{sudo}apt-get update && {sudo}apt-get install -y {string.Join(' ', packages)}";

    public static bool Has(string program) =>
        program.Contains('/') ? Path.Exists(program) : ProgramPath.Find(program) is not null;

    /// <summary>Installs what is missing, where we may: each by itself, so that one that fails keeps no other away.</summary>
    /// <returns>What is missing still, because we may not or it failed; the log says which.</returns>
    public static async Task<IReadOnlyList<string>> Install(
        IReadOnlyList<Need> needs, LogFile log, CancellationToken stop)
    {
        var missing = Missing(needs, Has);
        if (missing.Count == 0 || !Environment.IsPrivilegedProcess || !Has("apt-get"))
        {
            return missing;
        }

        await InstallEach(missing, arguments => AptGet(arguments, log, stop), log);
        return Missing(needs, Has);
    }

    internal static async Task InstallEach(IReadOnlyList<string> packages, Func<string[], Task> aptGet, LogFile log)
    {
        await Try(["update"]);
        foreach (var package in packages)
        {
            await Try(["install", "-y", "--no-install-recommends", package]);
        }

        async Task Try(string[] arguments)
        {
            try
            {
                await aptGet(arguments);
            }
            catch (CliException e)
            {
                log.Add($"going on without: {e.Message.Split('\n')[0]}");
            }
        }
    }

    private static Task AptGet(string[] arguments, LogFile log, CancellationToken stop) => ToolRun.RunLogged(
        "apt-get", arguments, "/", log, stop,
        new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" });
}
