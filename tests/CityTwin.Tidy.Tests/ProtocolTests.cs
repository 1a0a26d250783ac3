using System.Text.RegularExpressions;

namespace CityTwin.Tidy.Tests;

/// <summary>The protos are the public API's reference: what is not explained there is explained nowhere.</summary>
public partial class ProtocolTests
{
    [Fact]
    public void Every_service_call_message_and_field_is_explained() => Repository.WithExtension(".proto")
        .SelectMany(file => Unexplained(file, Repository.Lines(file)))
        .ShouldBeTidy("A comment above it, or at the end of its line.");

    [Fact]
    public void No_file_has_two_services_and_every_file_is_in_the_package_of_its_folder() => Repository.WithExtension(".proto")
        .Where(file => !Repository.Text(file).Contains("package citytwin.v1;", StringComparison.Ordinal)
            || Service().Count(Repository.Text(file)) > 1)
        .ShouldBeTidy("One service per word, package citytwin.v1; a service's messages may have files of their own.");

    [Fact]
    public void What_is_not_explained_is_found() => Unexplained("a.proto",
    [
        "// Said.", "message A {", "  string b = 1;", "  // Said.", "  string c = 2;", "  string d = 3; // Said.", "}",
        "message E {", "}",
    ]).ShouldBe(["a.proto:3: string b = 1;", "a.proto:8: message E {"]);

    private static IEnumerable<string> Unexplained(string file, string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (Declaration().IsMatch(line) && !line.Contains("//", StringComparison.Ordinal)
                && (i == 0 || !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                yield return $"{file}:{i + 1}: {line}";
            }
        }
    }

    [GeneratedRegex(@"^(service|rpc|message|enum|oneof) |^(?!option|syntax|package|import)[\w.<>, ]+ = \d+( \[.*\])?;")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^service ", RegexOptions.Multiline)]
    private static partial Regex Service();
}
