using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Toolchain;

/// <summary>The flow engine that a benchmark holds the city against, from npm.</summary>
public static class NodeRed
{
    /// <summary>Tells the benchmarks where its script is; not there when there is none.</summary>
    public const string Variable = "CITYTWIN_NODE_RED";

    /// <returns>Its script, or null when npm does not bring it: the benchmarks have other rows, and the log says why.</returns>
    public static async Task<string?> Install(
        Checkout checkout, Node node, IProgressBoard board, LogFile log, CancellationToken stop)
    {
        var folder = NpmFolder.Tool(checkout, "nodered");
        var script = folder.At("node-red", "red.js");
        using var turn = await BuildLock.Take(checkout, stop);
        return folder.Installed ? script : await board.Step("install Node-RED", async step =>
        {
            try
            {
                await folder.Install(node.Npm, log, stop, node.Environment);
                return script;
            }
            catch (CliException)
            {
                step.Skip($"npm does not bring it; see {log.Path}");
                return null;
            }
        });
    }
}
