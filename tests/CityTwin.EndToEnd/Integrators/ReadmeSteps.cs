using System.Text.RegularExpressions;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd.Integrators;

/// <summary>The shell lines of README.md's first five minutes, for a city that is up already and on ports of its own.</summary>
internal static partial class ReadmeSteps
{
    private const string Section = "## An integrator's first five minutes";

    /// <summary>The lines that do something, and those that look at what came of it.</summary>
    public static (string Act, string Look) For(CityProcess city)
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));
        var section = readme[readme.IndexOf(Section, StringComparison.Ordinal)..];
        var end = section.IndexOf("\n## ", 1, StringComparison.Ordinal);
        string[] blocks = [.. Block().Matches(section[..end]).Select(block => block.Groups[1].Value)];
        blocks.Length.ShouldBe(4, "up and token, provision, publish, look");
        var act = Put(string.Concat(blocks[..3]), "./citytwin up --no-sim &\n", "");
        act = Put(act, "citytwin token", $"citytwin token --data '{city.Data}'");
        act = Put(act, "mosquitto_pub -p 1883", $"mosquitto_pub -p {city.MqttPort}");
        return (Put(act, "localhost:8080", $"localhost:{city.HttpPort}"),
            Put(blocks[3], "localhost:8080", $"localhost:{city.HttpPort}"));
    }

    private static string Put(string text, string old, string now)
    {
        text.ShouldContain(old, Case.Sensitive);
        return text.Replace(old, now, StringComparison.Ordinal);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
