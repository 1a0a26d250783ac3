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
        Rehash(package, file);
    }

    /// <summary>Sets a column of a CSV file's row; rows count from 1, without the header.</summary>
    public static void ChangeRow(string package, string file, int row, string column, string value)
    {
        var path = Path.Combine(package, file);
        var lines = File.ReadAllLines(path);
        var fields = lines[row].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = value;
        lines[row] = string.Join(',', fields);
        File.WriteAllLines(path, lines);
        Rehash(package, file);
    }

    /// <summary>Takes a group of files away.</summary>
    public static void Remove(string package, IReadOnlyList<string> group)
    {
        foreach (var file in group)
        {
            File.Delete(Path.Combine(package, file));
        }

        Manifest(package, manifest =>
        {
            var files = manifest["files"]!.AsArray();
            files.Where(f => group.Contains((string)f!["file"]!)).ToList().ForEach(f => files.Remove(f));
        });
    }

    private static void Rehash(string package, string file) =>
        Manifest(package, manifest => manifest["files"]!.AsArray().Single(f => (string)f!["file"]! == file)!["sha256"] =
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(package, file)))));

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
