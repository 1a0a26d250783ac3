using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Toolchain;

/// <summary>A Node.js that is new enough, and the PATH under which npm's programs find it too.</summary>
/// <param name="Program">The node itself.</param>
/// <param name="Path">PATH with its folder first.</param>
public sealed record Node(string Program, string Path)
{
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["PATH"] = Path };

    /// <summary>The machine's own where it is new enough; otherwise npm brings one into the checkout's tool folder.</summary>
    /// <exception cref="CliException">There is no npm to bring it, and we may not install one.</exception>
    public static async Task<Node> Find(Checkout checkout, LogFile log, CancellationToken stop)
    {
        var own = checkout.Tools;
        var brought = System.IO.Path.Combine(own, "node_modules", "node", "bin", "node");
        foreach (var program in new[] { ProgramPath.Find("node"), brought })
        {
            if (program is not null && File.Exists(program) && SystemPackages.Has("npm") && await WillDo(program, stop))
            {
                return At(program);
            }
        }

        if (await SystemPackages.Install(SystemPackages.Npm, log, stop) is { Count: > 0 } missing)
        {
            throw new CliException($"Node.js {NodeVersion.OldestMajor} or newer is needed, or npm to bring it: "
                + SystemPackages.Command(missing));
        }

        Directory.CreateDirectory(own);
        await ToolRun.RunLogged(
            "npm", ["install", "--prefix", own, "--no-audit", "--no-fund", NodeVersion.Package], own, log, stop);
        return await WillDo(brought, stop)
            ? At(brought)
            : throw new CliException($"npm brought {NodeVersion.Package}, but {brought} does not run; see {log.Path}.");
    }

    private static Node At(string program) => new(
        program, $"{System.IO.Path.GetDirectoryName(program)}:{System.Environment.GetEnvironmentVariable("PATH")}");

    private static async Task<bool> WillDo(string program, CancellationToken stop)
    {
        var answer = "";
        try
        {
            await ToolRun.Run(program, ["--version"], "/", line => answer = line, stop);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }

        return NodeVersion.WillDo(answer);
    }
}
