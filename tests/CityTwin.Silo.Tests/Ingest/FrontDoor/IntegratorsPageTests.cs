using System.Globalization;
using System.Text.RegularExpressions;
using CityTwin.Testing;
using CityTwin.Testing.Running;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>What docs/mqtt.md tells an integrator to type gives what it says.</summary>
public partial class IntegratorsPageTests
{
    [Fact]
    public async Task Every_refusal_of_the_page_comes_when_its_command_is_typed()
    {
        TakingTests.Require("mosquitto_rr");
        await using var door = await Door.Open();
        door.Register("acme-0001");
        door.Register("gw-1", hasSensor: false);
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "mqtt.md"));
        var block = Block().Match(page).Value.Replace("-p 1883", $"-p {door.Port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
        var lines = Line().Matches(block);
        lines.Count.ShouldBeGreaterThanOrEqualTo(20);
        var told = await Command.Run("bash", ["-c", block], TimeSpan.FromMinutes(2),
            new Dictionary<string, string> { ["PW"] = Door.Secret });
        told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Code().Match(line).Groups[1].Value)
            .ShouldBe(lines.Select(line => line.Groups[1].Value), told.ToString());
        door.Intake.Committed.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^say\(\).*?(?=^```)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"# ([a-z-]+)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\{""code"":""([a-z-]+)""")]
    private static partial Regex Code();
}
