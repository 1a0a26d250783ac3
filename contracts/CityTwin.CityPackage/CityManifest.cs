using System.Text.RegularExpressions;

namespace CityTwin.City;

/// <summary>What a package is and what is in it: <c>manifest.json</c>.</summary>
/// <param name="SchemaVersion">Format of the package, <see cref="CityPackageFiles.SchemaVersion"/>.</param>
/// <param name="Name">The package's own name, as <see cref="IsName"/> asks: <c>yuzhong</c>, <c>chongqing</c>.</param>
/// <param name="CityCode">Two digits.</param>
/// <param name="Seed">What the generator was seeded with; nothing for an imported package.</param>
/// <param name="CreatedBy">Program and version.</param>
/// <param name="Generated">Whether any geometry in the package was generated rather than surveyed.</param>
/// <param name="NoticeZh">What to print on every map made from it; may be empty.</param>
/// <param name="NoticeEn">The same in English.</param>
/// <param name="Districts">Codes of the districts in the package, ascending.</param>
public sealed partial record CityManifest(
    int SchemaVersion,
    string Name,
    string CityCode,
    long? Seed,
    string CreatedBy,
    bool Generated,
    string NoticeZh,
    string NoticeEn,
    BoundingBox Bbox,
    IReadOnlyList<string> Districts,
    IReadOnlyList<CityManifestFile> Files)
{
    /// <summary>The city's own: what the schedules of its rules are in. An IANA name.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>What <see cref="IsName"/> asks, for a person.</summary>
    public const string NameRule = "expected 1 to 64 letters, digits, dots, underscores and hyphens, the first a letter or digit.";

    /// <summary>Whether a package may be called so: the name becomes a folder's.</summary>
    public static bool IsName(string? name) => name is not null && NamePattern().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex NamePattern();
}

/// <summary>One file of the package.</summary>
/// <param name="Rows">CSV rows without the header, GeoJSON features, JSON array items, or raster rows.</param>
/// <param name="Sha256">Of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Generated">Whether what it says was made up.</param>
/// <param name="Source">Where it comes from, with version and licence when it has one.</param>
public sealed record CityManifestFile(string File, int Rows, string Sha256, bool Generated, string Source);
