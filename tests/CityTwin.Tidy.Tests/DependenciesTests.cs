using System.Text.Json;
using System.Xml.Linq;

namespace CityTwin.Tidy.Tests;

public class DependenciesTests
{
    private const string Console = "gateway/console/package.json";

    private static readonly string Reasons = Repository.Text("docs/dependencies.md");

    private static IEnumerable<string> Versions => XDocument.Load(Repository.Full("Directory.Packages.props"))
        .Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);

    [Fact]
    public void Every_package_has_its_reason() => Versions.Concat(NpmPackages())
        .Where(package => !HasLine(package))
        .ShouldBeTidy("A line in docs/dependencies.md: what it is for.");

    [Fact]
    public void Every_package_is_used()
    {
        var used = Repository.WithExtension(".csproj", ".props", ".targets")
            .Where(file => file != "Directory.Packages.props")
            .SelectMany(file => XDocument.Load(Repository.Full(file)).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")?.Value)
            .ToHashSet();
        // Orleans and BenchmarkDotNet ask for different Roslyns: this one is pinned, not referred to.
        Versions.Where(package => !used.Contains(package) && package != "Microsoft.CodeAnalysis.Common")
            .ShouldBeTidy("Nobody refers to it: it loses its place in Directory.Packages.props.");
    }

    [Fact]
    public void Versions_are_named_in_one_place() => Repository.WithExtension(".csproj")
        .Where(file => XDocument.Load(Repository.Full(file)).Descendants("PackageReference")
            .Any(reference => reference.Attribute("Version") is not null))
        .ShouldBeTidy("Directory.Packages.props has the versions.");

    private static bool HasLine(string package) => Reasons.Split('\n').Any(line =>
        line.StartsWith('|') && line.Split('|')[1].Split(',').Any(name => name.Trim().Trim('`') == package));

    private static IEnumerable<string> NpmPackages()
    {
        if (!File.Exists(Repository.Full(Console)))
        {
            return [];
        }

        using var package = JsonDocument.Parse(Repository.Text(Console));
        return
        [
            .. new[] { "dependencies", "devDependencies" }
                .Where(section => package.RootElement.TryGetProperty(section, out _))
                .SelectMany(section => package.RootElement.GetProperty(section).EnumerateObject())
                .Select(dependency => dependency.Name),
        ];
    }
}
