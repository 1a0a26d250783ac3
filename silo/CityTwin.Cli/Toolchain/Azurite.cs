using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Toolchain;

/// <summary>The local blob storage, from npm.</summary>
public static class Azurite
{
    // The key that every Azurite has, so it is no secret: it listens on loopback alone.
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static string Script(Checkout checkout) => Folder(checkout).At("azurite", "dist", "src", "blob", "main.js");

    public static string ConnectionString(int port) =>
        $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    /// <exception cref="CliException">npm does not bring it.</exception>
    public static async Task Install(
        Checkout checkout, Node node, IProgressBoard board, LogFile log, CancellationToken stop)
    {
        var folder = Folder(checkout);
        using var turn = await BuildLock.Take(checkout, stop);
        if (!folder.Installed)
        {
            await board.Step("install Azurite", async _ =>
            {
                await folder.Install(node.Npm, log, stop, node.Environment);
                return true;
            });
        }
    }

    private static NpmFolder Folder(Checkout checkout) => NpmFolder.Tool(checkout, "azurite");
}
