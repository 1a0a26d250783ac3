using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Cli.Toolchain;

/// <summary>Says whether sources changed since something was made of them, by the names, sizes and times of the files.</summary>
public static class SourceStamp
{
    private const int Digits = 16;

    private static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "dist", "gen", ".vite", "coverage"];

    /// <param name="root">Where the paths start.</param>
    /// <param name="paths">Files and folders; one that is not there counts for nothing.</param>
    public static string Of(string root, IEnumerable<string> paths)
    {
        var text = new StringBuilder();
        foreach (var file in paths.SelectMany(path => Files(Path.Combine(root, path))).Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(file);
            text.Append(CultureInfo.InvariantCulture,
                $"{Path.GetRelativePath(root, file)} {info.Length} {info.LastWriteTimeUtc.Ticks}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Concat(Directory.EnumerateDirectories(path)
                .Where(folder => !Made.Contains(Path.GetFileName(folder)))
                .SelectMany(Files))
            : [];
    }
}
