using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Cli.Toolchain;

/// <summary>
/// Says whether sources changed since something was made of them, by the files' names and contents: changing to another
/// branch and back makes nothing anew.
/// </summary>
public static class SourceStamp
{
    private const int Digits = 16;

    private static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "dist", "gen", ".vite", "coverage"];

    /// <param name="root">Where the paths start.</param>
    /// <param name="paths">Files and folders; one that is not there counts for nothing.</param>
    public static string Of(string root, IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in paths.SelectMany(path => Files(Path.Combine(root, path))).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file) + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
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
