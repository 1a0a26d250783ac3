using System.Text.RegularExpressions;

namespace CityTwin.Tidy.Tests;

public partial class DocumentationTests
{
    [Fact]
    public void Every_relative_link_leads_somewhere() => Repository.WithExtension(".md")
        .SelectMany(file => Link().Matches(WithoutCode(Repository.Text(file)))
            .Select(match => (file, target: match.Groups[1].Value))
            .Where(x => !x.target.Contains("://", StringComparison.Ordinal)
                && !x.target.StartsWith("mailto:", StringComparison.Ordinal) && !Exists(x.file, x.target))
            .Select(x => $"{x.file}: {x.target}"))
        .ShouldBeTidy("A dead link.");

    /// <summary>Commands that a reader copies: the script, its verbs, the projects and the npm scripts they name.</summary>
    [Fact]
    public void Every_command_of_the_readme_exists()
    {
        var verbs = Verbs();
        Repository.Files.Where(file => file is "README.md" or "CONTRIBUTING.md")
            .SelectMany(file => CodeBlock().Matches(Repository.Text(file)).Select(match => (file, match.Groups[1].Value)))
            .SelectMany(block => Command().Matches(block.Value).Select(match => (block.file, match.Groups[1].Value)))
            .Where(command => !verbs.Contains(command.Value))
            .Select(command => $"{command.file}: ./citytwin {command.Value}")
            .ShouldBeTidy($"./citytwin knows: {string.Join(", ", verbs.Order())}.");
    }

    [Fact]
    public void Every_file_the_readme_runs_exists() => Repository.Files
        .Where(file => file is "README.md" or "CONTRIBUTING.md")
        .SelectMany(file => CodeBlock().Matches(Repository.Text(file))
            .SelectMany(block => Script().Matches(block.Groups[1].Value))
            .Select(match => (file, script: match.Groups[1].Value)))
        .Where(x => !Path.Exists(Repository.Full(x.script)))
        .Select(x => $"{x.file}: {x.script}")
        .ShouldBeTidy("It is not there.");

    /// <summary>The command line and the script in front of it declare their verbs as `"verb"` and `verb)`.</summary>
    private static HashSet<string> Verbs()
    {
        var declared = Repository.Files
            .Where(file => file.StartsWith("silo/CityTwin.Cli/", StringComparison.Ordinal)
                && file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => DeclaredVerb().Matches(Repository.Text(file)))
            .Select(match => match.Groups[1].Value);
        var scripted = File.Exists(Repository.Full("citytwin"))
            ? ScriptedVerb().Matches(Repository.Text("citytwin"))
                .SelectMany(match => match.Groups[1].Value.Split('|', StringSplitOptions.TrimEntries))
            : [];
        return [.. declared, .. scripted];
    }

    private static bool Exists(string file, string target)
    {
        var path = Uri.UnescapeDataString(target.Split('#')[0]);
        var full = path.Length == 0 ? Repository.Full(file)
            : Path.Combine(Path.GetDirectoryName(Repository.Full(file))!, path);
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            return false;
        }

        var anchor = target.Split('#').ElementAtOrDefault(1);
        return anchor is null || !full.EndsWith(".md", StringComparison.Ordinal)
            || Heading().Matches(WithoutCode(File.ReadAllText(full))).Any(match => Anchor(match.Groups[1].Value) == anchor);
    }

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => InlineCode().Replace(CodeBlock().Replace(text, ""), "`");

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```\w*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\./citytwin ([a-z][a-z-]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:^|\s)\.?/?((?:tests|gateway|silo|contracts|devices-sim|\.ci)/[\w./-]+)")]
    private static partial Regex Script();

    [GeneratedRegex(@"Command\(\s*""([a-z][a-z-]*)""")]
    private static partial Regex DeclaredVerb();

    [GeneratedRegex(@"^\s*([a-z][a-z-]*(?:\s*\|\s*[\w-]+)*)\)", RegexOptions.Multiline)]
    private static partial Regex ScriptedVerb();
}
