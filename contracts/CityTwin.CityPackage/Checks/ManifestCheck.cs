using System.Security.Cryptography;

namespace CityTwin.City;

/// <summary>Whether the manifest is of this version and its files are there, and are those it was written with.</summary>
internal static class ManifestCheck
{
    private const string File = CityPackageFiles.Manifest;

    public static IReadOnlyList<CityPackageProblem> Run(CityManifest manifest, string folder)
    {
        var problems = new ProblemList((2 * CityPackageFiles.All.Count) + (2 * CityPackageFiles.Optional.Sum(group => group.Count)) + 8);
        if (manifest.SchemaVersion != CityPackageFiles.SchemaVersion)
        {
            // What another version means by the rest is not ours to judge.
            problems.Add(File, 0, $"schemaVersion is {manifest.SchemaVersion}, this build reads {CityPackageFiles.SchemaVersion}.");
            return problems.Problems;
        }

        problems.AddIf(
            !DivisionCode.TryParse(manifest.CityCode, out var city) || city.Level != DivisionLevel.City,
            File, 0, () => $"cityCode is '{manifest.CityCode}', expected 2 digits.");
        problems.AddIf(
            !CityManifest.IsName(manifest.Name), File, 0, () => $"name is '{manifest.Name}', {CityManifest.NameRule}");
        problems.AddIf(
            !TimeZoneCheck.IsKnown(manifest.TimeZone), File, 0,
            () => $"timeZone: {TimeZoneCheck.Complaint(manifest.TimeZone)}");
        problems.AddIf(!Sound(manifest.Bbox), File, 0, () => $"bbox {manifest.Bbox} is not west < east and south < north.");
        foreach (var district in manifest.Districts)
        {
            problems.AddIf(
                !DivisionCode.TryParse(district, out var code) || code.Level != DivisionLevel.District || !city.Contains(code),
                File, 0, () => $"districts names '{district}', which is not a district of city {manifest.CityCode}.");
        }

        foreach (var name in CityPackageFiles.All)
        {
            problems.AddIf(manifest.Files.Count(f => f.File == name) != 1, File, 0, () => $"files does not name {name} once.");
            problems.AddIf(!System.IO.File.Exists(Path.Combine(folder, name)), name, 0, () => "is missing.");
        }

        foreach (var group in CityPackageFiles.Optional)
        {
            AllOrNone(group, manifest, folder, problems);
        }

        return problems.Problems;
    }

    /// <summary>The files of a group refer to each other: one alone would speak of what another package has.</summary>
    private static void AllOrNone(IReadOnlyList<string> group, CityManifest manifest, string folder, ProblemList problems)
    {
        var any = group.Any(name =>
            manifest.Files.Any(f => f.File == name) || System.IO.File.Exists(Path.Combine(folder, name)));
        foreach (var name in any ? group : [])
        {
            problems.AddIf(
                manifest.Files.Count(f => f.File == name) != 1, File, 0,
                () => $"files does not name {name} once: a package has all of {string.Join(", ", group)}, or none.");
            problems.AddIf(!System.IO.File.Exists(Path.Combine(folder, name)), name, 0, () => "is missing.");
        }
    }

    public static void VerifyHashes(CityManifest manifest, string folder, ProblemList problems)
    {
        var known = CityPackageFiles.All.Concat(CityPackageFiles.Optional.SelectMany(group => group)).ToHashSet();
        foreach (var file in manifest.Files.Where(f => known.Contains(f.File)))
        {
            using var stream = System.IO.File.OpenRead(Path.Combine(folder, file.File));
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            problems.AddIf(
                hash != file.Sha256, file.File, 0,
                () => $"its SHA-256 is {hash}, the manifest says {file.Sha256}: it was changed or cut short.");
        }
    }

    private static bool Sound(BoundingBox box) =>
        box is { West: >= -180, East: <= 180, South: >= -90, North: <= 90 } && box.West < box.East && box.South < box.North;
}
