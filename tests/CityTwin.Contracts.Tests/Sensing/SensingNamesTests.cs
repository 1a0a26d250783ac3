using System.Text.Json;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Contracts.Tests.Sensing;

public class SensingNamesTests
{
    [Fact]
    public void Every_severity_has_its_roman_numeral_and_parses_back()
    {
        foreach (var severity in Enum.GetValues<Severity>().Where(s => s != Severity.None))
        {
            SensingNames.TryParseSeverity(severity.ToWire(), out var back).ShouldBeTrue();
            back.ShouldBe(severity);
        }

        Severity.Red.ToWire().ShouldBe("I");
        Severity.Blue.ToWire().ShouldBe("IV");
        Severity.None.ToWire().ShouldBeEmpty();
    }

    [Fact]
    public void A_worse_severity_is_greater() => (Severity.Red > Severity.Orange).ShouldBeTrue();

    [Fact]
    public void Every_health_has_a_name_and_parses_back()
    {
        foreach (var health in Enum.GetValues<SensorHealth>())
        {
            SensingNames.TryParseHealth(health.ToWire(), out var back).ShouldBeTrue();
            back.ShouldBe(health);
        }
    }

    [Fact]
    public void Unknown_names_are_refused() => Gen.String.Sample(text =>
        text is "I" or "II" or "III" or "IV" or "online" or "stale" or "offline" or "faulty"
        || (!SensingNames.TryParseSeverity(text, out _) && !SensingNames.TryParseHealth(text, out _)));

    [Theory]
    [InlineData("i")]
    [InlineData("V")]
    [InlineData("1")]
    [InlineData("red")]
    [InlineData("")]
    [InlineData(null)]
    public void A_severity_is_written_no_other_way(string? text) =>
        SensingNames.TryParseSeverity(text, out _).ShouldBeFalse();

    [Fact]
    public void In_json_a_severity_is_its_roman_numeral()
    {
        var level = new RuleLevel(Severity.Orange, Raise: 3, Clear: 2.5);
        var json = JsonSerializer.Serialize(level);
        json.ShouldContain("\"II\"");
        JsonSerializer.Serialize(JsonSerializer.Deserialize<RuleLevel>(json)).ShouldBe(json);
        (JsonSerializer.Deserialize<RuleLevel>(json)! with { Schedule = level.Schedule }).ShouldBe(level);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<RuleLevel>(json.Replace("\"II\"", "\"VII\"")))
            .Message.ShouldContain("I, II, III or IV");
    }

    [Fact]
    public void A_rule_keeps_its_type_through_json()
    {
        RuleDefinition rule = new ThresholdRule
        {
            Id = "river-level-high",
            NameZh = "河道水位过高",
            NameEn = "River level high",
            Kind = "river-level",
            Metric = "levelM",
            Levels = [new RuleLevel(Severity.Red, 12, 11.5)],
        };
        var json = JsonSerializer.Serialize(rule);
        json.ShouldContain("\"type\":\"threshold\"");
        var back = JsonSerializer.Deserialize<RuleDefinition>(json).ShouldBeOfType<ThresholdRule>();
        JsonSerializer.Serialize<RuleDefinition>(back).ShouldBe(json);
        back.Levels.ShouldHaveSingleItem().Raise.ShouldBe(12);
        back.Enabled.ShouldBeTrue();
    }

    [Fact]
    public void A_rule_of_a_type_nobody_knows_is_refused() => Should.Throw<JsonException>(() =>
        JsonSerializer.Deserialize<RuleDefinition>("""{"type":"witchcraft","Id":"x","NameZh":"x","NameEn":"x"}"""));
}
