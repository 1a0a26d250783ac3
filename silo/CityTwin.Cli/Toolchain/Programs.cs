using System.Text.Json;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Toolchain;

/// <summary>
/// The city's own programs, built in Release into a folder named for their sources: a running city keeps the programs
/// it was started with, whatever is built meanwhile.
/// </summary>
public sealed class Programs
{
    private const int Kept = 3;

    private static readonly (string Name, string Project)[] Projects =
    [
        (Silo, "silo/CityTwin.Silo"),
        (Gateway, "gateway/CityTwin.Gateway"),
        (Simulator, "devices-sim/CityTwin.DevicesSim"),
    ];

    private static readonly string[] Sources =
    [
        "silo/CityTwin.Silo", "silo/CityTwin.Domain", "silo/CityTwin.Fleet", "gateway/CityTwin.Gateway", "devices-sim/CityTwin.DevicesSim",
        "contracts", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt",
        ".editorconfig", "global.json",
    ];

    private readonly string _folder;

    private Programs(string folder) => _folder = folder;

    public const string Silo = "CityTwin.Silo";
    public const string Gateway = "CityTwin.Gateway";
    public const string Simulator = "CityTwin.DevicesSim";

    public string Folder(string name) => Path.Combine(_folder, name);

    public string Dll(string name) => Path.Combine(_folder, name, $"{name}.dll");

    /// <summary>Restores and builds them when their sources changed.</summary>
    /// <exception cref="CliException">They do not build.</exception>
    public static async Task<Programs> Ready(Checkout checkout, IProgressBoard board, LogFile log, CancellationToken stop)
    {
        var parent = Path.Combine(checkout.Artifacts, "programs");
        var programs = new Programs(Path.Combine(parent, SourceStamp.Of(checkout.Root, Sources)));
        if (programs.AreThere)
        {
            return programs;
        }

        Directory.CreateDirectory(parent);
        using var turn = await BuildLock.Take(checkout, stop);
        if (programs.AreThere)
        {
            return programs;
        }

        var filter = await WriteFilter(checkout, stop);
        await board.Step("restore packages", async _ =>
        {
            await ToolRun.RunLogged("dotnet", ["restore", filter, "--nologo"], checkout.Root, log, stop);
            return true;
        });
        await board.Step("build silo, gateway, simulator", async _ =>
        {
            await ToolRun.RunLogged(
                "dotnet", ["build", filter, "-c", "Release", "--no-restore", "--nologo", "-v", "quiet"], checkout.Root, log,
                stop);
            programs.Collect(checkout);
            return true;
        });
        Forget(parent);
        return programs;
    }

    private bool AreThere => Projects.All(project => File.Exists(Dll(project.Name)));

    private void Collect(Checkout checkout)
    {
        var draft = _folder + ".new";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        foreach (var (name, project) in Projects)
        {
            Copy(checkout.At(project, "bin", "Release", "net10.0"), Path.Combine(draft, name));
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        Directory.Move(draft, _folder);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static void Forget(string parent)
    {
        foreach (var old in new DirectoryInfo(parent).GetDirectories().OrderByDescending(d => d.LastWriteTimeUtc).Skip(Kept))
        {
            old.Delete(recursive: true);
        }
    }

    /// <summary>A solution of these three and what they refer to, so that tests are not built to start a city.</summary>
    private static async Task<string> WriteFilter(Checkout checkout, CancellationToken stop)
    {
        var file = Path.Combine(checkout.Artifacts, "programs.slnf");
        var filter = new
        {
            solution = new
            {
                path = checkout.At("CityTwin.sln"),
                projects = Projects.Select(p => $"{p.Project}/{p.Name}.csproj".Replace('/', '\\')).ToArray(),
            },
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(filter), stop);
        return file;
    }
}
