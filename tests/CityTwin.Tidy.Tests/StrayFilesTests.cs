namespace CityTwin.Tidy.Tests;

public class StrayFilesTests
{
    private const int MaxBytes = 1_000_000;

    private static readonly HashSet<string> Top =
    [
        "contracts", "silo", "gateway", "devices-sim", "tests", "charts", "docs", ".ci",
        "CityTwin.sln", "citytwin", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
        "BannedSymbols.txt", "global.json", ".editorconfig", ".gitattributes", ".gitignore", ".config",
        "README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE",
    ];

    private static readonly string[] Litter =
        [".orig", ".rej", ".bak", ".swp", ".tmp", ".log", ".pid", ".DS_Store", ".user", ".dll", ".pdb", "~"];

    private static readonly string[] Plans = ["PLAN", "NOTES", "HANDOVER", "HANDOFF", "STATUS", "PROGRESS", "SUMMARY"];

    [Fact]
    public void The_top_level_holds_only_what_everyone_must_find() => Repository.Files
        .Select(file => file.Split('/')[0])
        .Distinct()
        .Where(name => !Top.Contains(name))
        .ShouldBeTidy("A new top-level entry is a decision; make it in StrayFilesTests.Top.");

    [Fact]
    public void No_litter_is_tracked() => Repository.Files
        .Where(file => Litter.Any(end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            || file.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "TestResults"))
        .ShouldBeTidy("Left over from a tool.");

    [Fact]
    public void No_plan_or_hand_over_file_is_tracked() => Repository.WithExtension(".md", ".txt")
        .Where(file => Plans.Any(word => Path.GetFileNameWithoutExtension(file)
            .StartsWith(word, StringComparison.OrdinalIgnoreCase)))
        .ShouldBeTidy("Decisions go to docs/adr, work to issues.");

    [Fact]
    public void No_file_is_empty_or_large() => Repository.Files
        .Select(file => (file, size: new FileInfo(Repository.Full(file)).Length))
        .Where(x => x.size is 0 or > MaxBytes)
        .Select(x => $"{x.file}: {x.size:N0} bytes")
        .ShouldBeTidy("An empty file says nothing; a large one is data and belongs elsewhere.");

    [Fact]
    public void Text_is_utf8_with_line_feeds_and_ends_in_one() => Repository.Written
        .Where(file => Path.GetExtension(file) is not ".sln")
        .SelectMany(Complaints)
        .ShouldBeTidy("See .editorconfig.");

    private static IEnumerable<string> Complaints(string file)
    {
        var text = Repository.Text(file);
        if (text.Contains('\r'))
        {
            yield return $"{file}: carriage returns";
        }

        if (text.Contains('\uFFFD'))
        {
            yield return $"{file}: not UTF-8";
        }

        if (text.Length > 0 && !text.EndsWith('\n'))
        {
            yield return $"{file}: no line feed at the end";
        }

        if (Path.GetExtension(file) is ".cs" or ".ts" or ".vue" or ".proto" or ".md" or ".csproj"
            && Array.FindIndex(Repository.Lines(file), line => line != line.TrimEnd()) is >= 0 and var at)
        {
            yield return $"{file}:{at + 1}: blanks at the end of the line";
        }
    }
}
