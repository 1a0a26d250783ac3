using CityTwin.Cli.Processes;

namespace CityTwin.Cli.Toolchain;

/// <summary>
/// Packages from npm that a lock file names, installed whole or not at all: the stamp is written last, so that an
/// installation that broke off is begun anew.
/// </summary>
/// <param name="source">The folder with <c>package.json</c>, its lock file, and npm's settings for it.</param>
/// <param name="target">Where they are installed; the source itself, or a folder that its files are copied to.</param>
internal sealed class NpmFolder(string source, string target)
{
    private static readonly string[] Locked = ["package.json", "package-lock.json"];
    private static readonly string[] Copied = [.. Locked, ".npmrc"];

    private readonly StampFile _stamp = new(Path.Combine(target, "node_modules", ".citytwin-stamp"));

    /// <summary>The checkout's tool of that name: it is named beside this file, and installed in the tool folder.</summary>
    public static NpmFolder Tool(Checkout checkout, string name) => new(
        checkout.At("silo", "CityTwin.Cli", "Toolchain", "Npm", name), Path.Combine(checkout.Tools, name));

    public string Bin => Path.Combine(target, "node_modules", ".bin");

    public bool Installed => _stamp.Holds(Wanted);

    private string Wanted => SourceStamp.Of(source, Locked);

    public string At(params string[] below) => Path.Combine([target, "node_modules", .. below]);

    /// <summary>Installs anew; the caller holds the build lock.</summary>
    /// <exception cref="CliException">npm does not bring them.</exception>
    public async Task Install(
        string npm, LogFile log, CancellationToken stop, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (target != source)
        {
            Directory.CreateDirectory(target);
            foreach (var name in Copied)
            {
                File.Copy(Path.Combine(source, name), Path.Combine(target, name), overwrite: true);
            }
        }

        await ToolRun.RunLogged(npm, ["ci", "--no-audit", "--no-fund"], target, log, stop, environment);
        _stamp.Write(Wanted);
    }
}
