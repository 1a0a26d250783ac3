using System.Text.RegularExpressions;

namespace CityTwin.Tidy.Tests;

public partial class BannedWordsTests
{
    [Fact]
    public void Nothing_is_left_to_be_done_in_a_comment() => Findings(Unfinished())
        .ShouldBeTidy("Finish it, or open an issue and leave the code honest.");

    /// <summary>A fresh clone builds anywhere, from whatever feed its machine is set to.</summary>
    [Fact]
    public void No_file_names_a_package_feed() => Findings(PackageFeed(), Repository.Files
            .Where(file => Path.GetFileName(file) is "packages.lock.json" or "package-lock.json"))
        .ShouldBeTidy("Where packages come from is a machine's setting, not the repository's.");

    [Fact]
    public void No_file_names_a_path_of_one_machine() => Findings(MachinePath())
        .ShouldBeTidy("Find it from the repository's root or ask for it as an option.");

    [Fact]
    public void A_suppressed_warning_carries_its_reason_on_its_line() => Repository.WithExtension(".cs")
        .SelectMany(file => Repository.Lines(file).Select((line, i) => (file, line, at: i + 1)))
        .Where(x => x.line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)
            && !x.line.Contains("//", StringComparison.Ordinal))
        .Select(x => $"{x.file}:{x.at}")
        .ShouldBeTidy("A suppression says why, on its line.");

    private static IEnumerable<string> Findings(Regex banned, IEnumerable<string>? also = null) => Repository.Written
        .Concat(also ?? [])
        .Where(file => !file.EndsWith($"{nameof(BannedWordsTests)}.cs", StringComparison.Ordinal))
        .SelectMany(file => Repository.Lines(file).Select((line, i) => (file, line, at: i + 1)))
        .Where(x => banned.IsMatch(x.line))
        .Select(x => $"{x.file}:{x.at}: {x.line.Trim()[..Math.Min(100, x.line.Trim().Length)]}");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|WIP)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"registry\.npmjs|npmmirror|registry\.yarnpkg|api\.nuget\.org|pypi\.org|files\.pythonhosted|" +
        @"proxy\.golang|""resolved"": ""http", RegexOptions.IgnoreCase)]
    private static partial Regex PackageFeed();

    [GeneratedRegex(@"(?<![\w.~$}/-])/(home|root|work|Users|workspace|opt/nuget)/|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
