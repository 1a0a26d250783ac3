using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CityTwin.City.Tests.Generation;

namespace CityTwin.City.Tests;

/// <summary>A made city's package with something changed in it.</summary>
internal static class ChangedPackage
{
    public static string Copied(MadeCity city, TempFolder folder)
    {
        var target = folder.At("copy");
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(city.Folder))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    /// <summary>Sets a member, as in <c>[0].week[0].days[0]=tue</c>; what follows = is JSON or, failing that, text.</summary>
    public static void Change(string package, string file, string change)
    {
        var path = Path.Combine(package, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var at = change.IndexOf('=', StringComparison.Ordinal);
        var steps = change[..at].Replace("]", "", StringComparison.Ordinal).Split('.', '[')
            .Where(step => step.Length > 0).ToArray();
        var parent = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!);
        var value = Value(change[(at + 1)..]);
        if (int.TryParse(steps[^1], out var index))
        {
            parent[index] = value;
        }
        else
        {
            parent[steps[^1]] = value;
        }

        File.WriteAllText(path, root.ToJsonString());
        Manifest(package, manifest => manifest["files"]!.AsArray().Single(f => (string)f!["file"]! == file)!["sha256"] =
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    private static JsonNode? Value(string text) =>
        text == "null" ? null
        : text.StartsWith('[') || int.TryParse(text, out _) && text is not "001" and not "1" ? JsonNode.Parse(text)
        : JsonValue.Create(text);

    public static void Manifest(string package, Action<JsonNode> change)
    {
        var path = Path.Combine(package, CityPackageFiles.Manifest);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}
