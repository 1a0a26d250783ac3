using System.Diagnostics;

namespace CityTwin.Tidy.Tests;

/// <summary>The files of this repository: what git tracks, and what it would if asked to now.</summary>
internal static class Repository
{
    private static readonly string[] Binary =
        [".png", ".jpg", ".ico", ".woff2", ".pbf", ".bin", ".gz", ".zip", ".tif"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>The files that people write: no lock files, no binaries.</summary>
    public static IEnumerable<string> Written => Files.Where(file =>
        !Binary.Contains(Path.GetExtension(file))
        && Path.GetFileName(file) is not ("packages.lock.json" or "package-lock.json"));

    public static IEnumerable<string> WithExtension(params string[] extensions) =>
        Files.Where(file => extensions.Contains(Path.GetExtension(file)));

    public static string Full(string file) => Path.Combine(Root, file);

    public static string Text(string file) => File.ReadAllText(Full(file));

    public static string[] Lines(string file) => File.ReadAllLines(Full(file));

    /// <summary>Fails with one line for each thing found, so that all can be mended at once.</summary>
    public static void ShouldBeTidy(this IEnumerable<string> findings, string rule)
    {
        var all = findings.ToList();
        all.ShouldBeEmpty($"{rule}\n  {string.Join("\n  ", all)}\n");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CityTwin.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CityTwin.sln above {AppContext.BaseDirectory}.");
    }

    private static List<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = FindRoot(),
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var names = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, "git ls-files failed: these tests look at a git checkout");
        return [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(FindRoot(), file)))
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }
}
