using CityTwin.City;
using CityTwin.Fleet.Dispatch;
using CityTwin.Sensing;

namespace CityTwin.Fleet;

public class SameMatterTests
{
    private static readonly GeoPoint Fire = new(106.56, 29.56, 250);
    private static readonly LaunchRuleDefinition Rule = new()
    {
        Code = "fire-look", NameZh = "火", NameEn = "Fire", Rules = ["smoke-detected"], Severities = [Severity.Red], Mission = MissionKind.Verify,
    };

    [Theory]
    [InlineData(MissionState.UnderWay, 0, 50, true)]
    [InlineData(MissionState.Done, 1_000, 50, true)]
    [InlineData(MissionState.Done, 10, 50, false)]
    [InlineData(MissionState.Failed, 1_000, 50, false)]
    [InlineData(MissionState.Aborted, 1_000, 50, false)]
    [InlineData(MissionState.UnderWay, 0, 300, false)]
    public void A_second_alert_of_one_matter_launches_nothing_while_the_first_is_or_was_looked_at(
        MissionState state, long endedAtMs, double apartM, bool isSame)
    {
        var place = Fire with { Latitude = Fire.Latitude + (apartM / 111_320) };
        (SameMatter.Of(Rule, place, [Mission(state, endedAtMs, "rule:fire-look")], withinM: 120, sinceMs: 500) is not null).ShouldBe(isSame);
    }

    [Theory]
    [InlineData("false-alarm", 1_000, true)]
    [InlineData("false-alarm", 10, false)]
    [InlineData("The alert cleared before the unit was there, and the rule then calls it back.", 1_000, false)]
    public void What_a_person_has_ended_is_not_begun_again_by_an_alert_beside_it(string because, long endedAtMs, bool isSame)
    {
        var aborted = Mission(MissionState.Aborted, endedAtMs, "rule:fire-look") with { Because = because };
        (SameMatter.Of(Rule, Fire, [aborted], withinM: 120, sinceMs: 500) is not null).ShouldBe(isSame);
    }

    [Fact]
    public void What_a_person_or_another_rule_sent_there_is_no_look_of_this_rule()
    {
        SameMatter.Of(Rule, Fire, [Mission(MissionState.UnderWay, 0, "wang"), Mission(MissionState.UnderWay, 0, "rule:gas-look")], 120, 0).ShouldBeNull();
    }

    private static MissionView Mission(MissionState state, long endedAtMs, string by) => new()
    {
        Id = MissionId.Parse("mission:500103001001001:a"),
        CorrelationId = "alert:1",
        Kind = MissionKind.Verify,
        State = state,
        PlannedBy = by,
        Aim = new MissionAim(Fire, DivisionCode.Parse("500103001001001"), [], null, null, null, []),
        Clocks = new MissionClocks(EndedAtMs: endedAtMs),
    };
}
