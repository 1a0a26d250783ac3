using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CityTwin.Tidy.Tests;

/// <summary>References run one way; docs/architecture.md has the same table for people.</summary>
public partial class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CityTwin.Contracts"] = [],
        ["CityTwin.Protocol"] = [],
        ["CityTwin.Mqtt"] = [],
        ["CityTwin.LedgerVerifier"] = [],
        ["CityTwin.CityPackage"] = ["CityTwin.Contracts"],
        ["CityTwin.Cap"] = [],
        ["CityTwin.Domain"] = ["CityTwin.Contracts", "CityTwin.Cap", "CityTwin.Mqtt", "CityTwin.Vda5050", "CityTwin.DjiCloud"],
        ["CityTwin.Fleet"] = ["CityTwin.Contracts", "CityTwin.CityPackage"],
        ["CityTwin.Silo"] = ["CityTwin.Domain", "CityTwin.Fleet", "CityTwin.Contracts", "CityTwin.CityPackage", "CityTwin.Mqtt"],
        ["CityTwin.Vda5050"] = [],
        ["CityTwin.DjiCloud"] = [],
        ["CityTwin.City"] = ["CityTwin.CityPackage", "CityTwin.Contracts"],
        ["CityTwin.Cli"] = ["CityTwin.City", "CityTwin.Domain", "CityTwin.Protocol", "CityTwin.LedgerVerifier"],
        ["CityTwin.Gateway"] = ["CityTwin.Contracts", "CityTwin.CityPackage", "CityTwin.Cap", "CityTwin.Protocol"],
        ["CityTwin.DevicesSim"] = ["CityTwin.Mqtt", "CityTwin.Protocol"],
    };

    private static IEnumerable<string> Projects => Repository.WithExtension(".csproj");

    [Fact]
    public void Projects_refer_only_to_those_below_them() => Projects
        .Where(project => !project.StartsWith("tests/", StringComparison.Ordinal))
        .SelectMany(project => References(project)
            .Where(target => !Allowed.GetValueOrDefault(Name(project), []).Contains(target))
            .Select(target => $"{Name(project)} refers to {target}"))
        .ShouldBeTidy("An arrow that runs the wrong way.");

    [Fact]
    public void Every_project_outside_the_tests_has_its_place_in_the_order() => Projects
        .Where(project => !project.StartsWith("tests/", StringComparison.Ordinal) && !Allowed.ContainsKey(Name(project)))
        .ShouldBeTidy("Say in ProjectArrowsTests what it may refer to.");

    [Fact]
    public void Nothing_refers_to_a_test_project_but_tests_to_their_fixtures() => Projects
        .SelectMany(project => References(project)
            .Where(target => target.EndsWith(".Tests", StringComparison.Ordinal))
            .Select(target => $"{Name(project)} refers to {target}"))
        .ShouldBeTidy("Shared fixtures live in CityTwin.Testing.");

    [Fact]
    public void The_end_to_end_tests_know_only_what_an_integrator_knows() =>
        References("tests/CityTwin.EndToEnd/CityTwin.EndToEnd.csproj")
            .ShouldBeSubsetOf(["CityTwin.Protocol", "CityTwin.Mqtt", "CityTwin.Testing"]);

    [Fact]
    public void The_architecture_page_names_every_project() => Projects
        .Where(project => !project.StartsWith("tests/", StringComparison.Ordinal))
        .Where(project => !Repository.Text("docs/architecture.md").Contains($"/{Name(project)}`", StringComparison.Ordinal))
        .ShouldBeTidy("docs/architecture.md has a line for each project.");

    [Fact]
    public void Every_project_is_in_the_solution_and_has_its_lock_file()
    {
        var solution = Repository.Text("CityTwin.sln").Replace('\\', '/');
        Projects
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)
                || !Repository.Files.Contains($"{Path.GetDirectoryName(project)}/packages.lock.json"))
            .ShouldBeTidy("dotnet sln add, dotnet restore.");
    }

    /// <summary>Else a change of one of them would be run as it was before.</summary>
    [Theory]
    [InlineData("silo/CityTwin.Cli/Toolchain/Programs.cs", "silo/CityTwin.Silo", "gateway/CityTwin.Gateway", "devices-sim/CityTwin.DevicesSim")]
    [InlineData("citytwin", "silo/CityTwin.Cli")]
    public void What_is_built_anew_when_its_sources_changed_names_those_of_every_project_in_it(string lister, params string[] built)
    {
        var text = Repository.Text(lister);
        string[] listed = [.. Sources().Match(text).Groups.Values.Skip(1).Single(group => group.Success).Value.Split([' ', ',', '"', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        built.SelectMany(folder => With($"{folder}/{Path.GetFileName(folder)}.csproj")).Distinct()
            .Where(project => !listed.Any(source => project.StartsWith($"{source}/", StringComparison.Ordinal)))
            .ShouldBeTidy($"{lister} lists the sources that a build is made of.");
    }

    /// <summary>Decide in pure code, act in the grain.</summary>
    [Fact]
    public void The_domain_has_no_grain_task_clock_or_input() => Repository.WithExtension(".cs")
        .Where(file => file.StartsWith("silo/CityTwin.Domain/", StringComparison.Ordinal))
        .SelectMany(file => Repository.Lines(file).Select((line, i) => (file, line, at: i + 1)))
        .Where(x => !x.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Impure().IsMatch(x.line))
        .Select(x => $"{x.file}:{x.at}: {x.line.Trim()}")
        .ShouldBeTidy("The domain is pure.");

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> With(string project) =>
        References(project).SelectMany(name => With(Projects.Single(other => Name(other) == name))).Prepend(project);

    [GeneratedRegex(@"sources=\(([^)]*)\)|Sources =\s*\[([^\]]*)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Sources();

    private static IEnumerable<string> References(string project) => XDocument.Load(Repository.Full(project))
        .Descendants("ProjectReference")
        .Select(reference => Name(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>A unit has a task to do, too: .NET's is known by what stands around it.</summary>
    [GeneratedRegex(@"\b(Grain|ValueTask|async|await|TimeProvider|Stopwatch|IPersistentState|HttpClient)\b|" +
        @"\bTask<|\bTask\.(Run|Delay|When|Completed|From|Yield|Factory)|" +
        @"\b(public|private|protected|internal|static|override|virtual|abstract)\s+Task\s|" +
    // A unit's task is a thing of the city; what is meant is the type of what runs: Task<…>, Task Do(…), Task.Run.
        @"(?<![.\w])Task(<|\s+\w+\(|\.(Run|Delay|CompletedTask|From\w+|When\w+|Yield|Factory)\b)|" +
        @"\b(File|Directory|Console|Environment)\.")]
    private static partial Regex Impure();
}
