using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Toolchain;

/// <summary>The operator's console, installed and built by npm when its sources changed.</summary>
public sealed class ConsoleBuild(Checkout checkout, Node node, LogFile log)
{
    private static readonly string[] Sources = ["gateway/console", "contracts/CityTwin.Protocol/Protos"];

    public string Dist => Path.Combine(checkout.Console, "dist");

    /// <exception cref="CliException">It does not install or build.</exception>
    public async Task Ready(IProgressBoard board, CancellationToken stop)
    {
        var stamp = new StampFile(Path.Combine(checkout.Artifacts, "console.stamp"));
        if (stamp.Holds(SourceStamp.Of(checkout.Root, Sources)) && File.Exists(Path.Combine(Dist, "index.html")))
        {
            return;
        }

        using var turn = await BuildLock.Take(checkout, stop);
        await Install(board, stop);
        await board.Step("build the console", async _ =>
        {
            await Npm(["run", "build"], stop);
            return true;
        });
        stamp.Write(SourceStamp.Of(checkout.Root, Sources));
    }

    /// <summary>Brings the console's packages, as its lock file says.</summary>
    public async Task Install(IProgressBoard board, CancellationToken stop)
    {
        var stamp = new StampFile(Path.Combine(checkout.Console, "node_modules", ".citytwin-stamp"));
        var wanted = SourceStamp.Of(checkout.Console, ["package.json", "package-lock.json"]);
        if (stamp.Holds(wanted))
        {
            return;
        }

        await board.Step("install the console's packages", async _ =>
        {
            await Npm(["ci", "--no-audit", "--no-fund"], stop);
            stamp.Write(wanted);
            return true;
        });
    }

    private Task Npm(string[] arguments, CancellationToken stop) =>
        ToolRun.RunLogged(node.Npm, arguments, checkout.Console, log, stop, node.Environment);
}
