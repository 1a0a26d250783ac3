using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Toolchain;

/// <summary>What the generator makes a city of: real divisions and schematic outlines, from npm.</summary>
public static class CitySources
{
    public static string Folder(Checkout checkout) => checkout.At("silo", "CityTwin.City", "sources");

    /// <returns>The folder in which npm installed them.</returns>
    /// <exception cref="CliException">npm does not bring them.</exception>
    public static async Task<string> Install(
        Checkout checkout, Node node, IProgressBoard board, LogFile log, CancellationToken stop)
    {
        var folder = Folder(checkout);
        var packages = new NpmFolder(folder, folder);
        using var turn = await BuildLock.Take(checkout, stop);
        if (!packages.Installed)
        {
            await board.Step("fetch divisions and outlines", async _ =>
            {
                await packages.Install(node.Npm, log, stop, node.Environment);
                return true;
            });
        }

        return folder;
    }
}
