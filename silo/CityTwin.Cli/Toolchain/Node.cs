using System.ComponentModel;
using System.Runtime.InteropServices;
using CityTwin.Cli.Processes;
using Folder = System.IO.Path;

namespace CityTwin.Cli.Toolchain;

/// <summary>A Node.js that the console's tools accept, the npm that runs on it, and the PATH under which both are found.</summary>
/// <param name="Program">The node itself.</param>
/// <param name="Npm">The npm itself: a name would be looked for on our own PATH, not on the child's.</param>
/// <param name="Path">PATH with their folders first.</param>
public sealed record Node(string Program, string Npm, string Path)
{
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["PATH"] = Path };

    /// <summary>
    /// The machine's own where they will do. Otherwise the machine's npm brings both into the checkout's tool folder: a
    /// distribution's npm may run on the distribution's node alone, so it is used for that and for nothing else.
    /// </summary>
    /// <exception cref="CliException">There is no npm to bring them, and we may not install one.</exception>
    public static async Task<Node> Find(Checkout checkout, LogFile log, CancellationToken stop)
    {
        if (ProgramPath.Find("node") is { } machines && ProgramPath.Find("npm") is { } with
            && Of(machines, with) is var own && await own.WillDo(log, stop))
        {
            return own;
        }

        var folder = NpmFolder.Tool(checkout, "node");
        var brought = Of(folder.At($"node-linux-{Architecture}", "bin", "node"), Folder.Combine(folder.Bin, "npm"));
        using var turn = await BuildLock.Take(checkout, stop);
        if (folder.Installed && await brought.WillDo(log, stop))
        {
            return brought;
        }

        if (await SystemPackages.Install(SystemPackages.Npm, log, stop) is { Count: > 0 } missing)
        {
            throw new CliException($"Node.js {NodeVersion.Accepted} with npm is needed, or an npm to bring it: "
                + SystemPackages.Command(missing));
        }

        await folder.Install("npm", log, stop);
        return await brought.WillDo(log, stop)
            ? brought
            : throw new CliException($"npm brought {brought.Program}, but it or its npm does not run; see {log.Path}.");
    }

    // As npm calls it.
    private static string Architecture => RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private static Node Of(string program, string npm) => new(program, npm, string.Join(
        ':', Folder.GetDirectoryName(program), Folder.GetDirectoryName(npm), System.Environment.GetEnvironmentVariable("PATH")));

    /// <summary>Whether the node is one that is accepted, and the npm runs on it.</summary>
    internal async Task<bool> WillDo(LogFile log, CancellationToken stop) =>
        NodeVersion.WillDo((await Version(Program, log, stop)).Answer) && (await Version(Npm, log, stop)).Code == 0;

    private async Task<(int Code, string Answer)> Version(string program, LogFile log, CancellationToken stop)
    {
        var answer = "";
        log.Add($"$ {program} --version");
        try
        {
            var code = await ToolRun.Run(program, ["--version"], "/", Hear, stop, Environment);
            return (code, answer);
        }
        catch (Win32Exception e)
        {
            log.Add(e.Message);
            return (-1, "");
        }

        void Hear(string line)
        {
            log.Add(line);
            answer = line;
        }
    }
}
