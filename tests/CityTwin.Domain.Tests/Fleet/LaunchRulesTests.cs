using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet.Dispatch;
using CityTwin.Sensing;

namespace CityTwin.Fleet;

public sealed class LaunchRulesTests
{
    private static readonly LaunchRuleDefinition Fire = new()
    {
        Code = "fire-look", NameZh = "", NameEn = "", Rules = ["smoke"], Severities = [Severity.Red, Severity.Orange], Priority = 9,
        HoldBackSeconds = 5, MaxWindMps = 12, RecallWhenCleared = true,
        Confirm = new ConfirmationDefinition { Metric = "maxTemperatureC", AtLeast = 120, NothingBelow = 60 },
        Follow = [new FollowUpDefinition { Mission = MissionKind.Rescue, Count = 2 }, new FollowUpDefinition { Mission = MissionKind.Cordon, HoldBackSeconds = 9 }],
    };

    private static readonly long Noon = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    [Fact]
    public void An_alert_fits_by_rule_severity_area_and_hour_and_the_first_rule_counts()
    {
        Of(Fire).For(Alert(), Noon).ShouldBe(Fire);
        Of(Fire).For(Alert() with { Rule = "flood" }, Noon).ShouldBeNull();
        Of(Fire).For(Alert() with { Severity = Severity.Yellow }, Noon).ShouldBeNull();
        Of(Fire).For(Alert() with { Active = false }, Noon).ShouldBeNull();
        Of(Fire with { Enabled = false }, Fire with { Code = "other" }).For(Alert(), Noon)!.Code.ShouldBe("other");
        Of(Fire with { Areas = ["500112"] }).For(Alert(), Noon).ShouldBeNull();
        Of(Fire with { Areas = ["500103"] }).For(Alert(), Noon).ShouldNotBeNull();
        var night = Fire with { Hours = [new ScheduleWindow { Days = ScheduleWindow.DayWords, From = "22:00", Until = "23:59" }] };
        Of(night).For(Alert(), Noon).ShouldBeNull();
        Of(night).For(Alert(), Noon + (10 * 3_600_000L) + 60_000).ShouldBe(night);
    }

    [Fact]
    public void An_alert_is_as_old_as_its_raise_or_its_last_climb_however_often_it_is_told_of()
    {
        var tenMinutes = TimeSpan.FromMinutes(10);
        LaunchRules.IsNew(Alert(), tenMinutes, Noon + 600_000).ShouldBeTrue();
        LaunchRules.IsNew(Alert() with { UpdatedAtMs = Noon + 600_000 }, tenMinutes, Noon + 600_001).ShouldBeFalse();
        LaunchRules.IsNew(Alert() with { ClimbedAtMs = Noon + 60_000 }, tenMinutes, Noon + 660_000).ShouldBeTrue();
    }

    [Fact]
    public void Rough_air_forbids_and_what_nobody_measures_does_not()
    {
        LaunchRules.IsTooRough(Fire, 12.1, null).ShouldBeTrue();
        LaunchRules.IsTooRough(Fire, 12, 99).ShouldBeFalse();
        LaunchRules.IsTooRough(Fire, null, null).ShouldBeFalse();
    }

    [Fact]
    public void A_rule_plans_a_held_back_mission_and_its_follow_ups_with_ids_that_never_change()
    {
        var dispatch = new DispatchDefinition { Needs = [new MissionNeedsDefinition { Kind = MissionKind.Verify, Needs = [Capability.Camera], DeadlineSeconds = 180 }] };
        var plan = MissionPlans.ByRule(Fire, dispatch, Alert(), MissionDriver.Aim.Place, null, Noon);

        (plan.LaunchAtMs, plan.DeadlineMs, plan.Priority, plan.CorrelationId).ShouldBe((Noon + 5_000, Noon + 180_000, 1, Alert().Id.Value));
        plan.Needs.ShouldBe([Capability.Camera]);
        plan.Confirm.ShouldBe(new ConfirmRule("maxTemperatureC", 120, 30, 60));
        var found = new MissionDriver().To(MissionState.OnScene, MissionDriver.Hot).Measures(200).View;
        var next = MissionPlans.Following(Fire, dispatch, found, "order:500103001001001:1", Noon).ToArray();
        next.Select(one => one.Plan.Kind).ShouldBe([MissionKind.Rescue, MissionKind.Rescue, MissionKind.Cordon]);
        next.Select(one => one.Id).Distinct().Count().ShouldBe(3);
        next.Select(one => one.Id).ShouldBe(MissionPlans.Following(Fire, dispatch, found, null, Noon + 1).Select(one => one.Id));
        (next[2].Plan.LaunchAtMs, next[0].Plan.LaunchAtMs, next[0].Plan.CorrelationId).ShouldBe((Noon + 9_000, null, found.CorrelationId));
    }

    [Fact]
    public void A_cleared_alert_calls_its_unit_back_only_by_rule_and_only_before_it_is_there()
    {
        var cleared = Alert() with { Active = false };
        var under = new MissionDriver().To(MissionState.UnderWay).View;
        MissionFates.WhenCleared(under, cleared, Fire).ShouldBeOfType<AbortMission>();
        MissionFates.WhenCleared(under, cleared, Fire with { RecallWhenCleared = false }).ShouldBeNull();
        MissionFates.WhenCleared(new MissionDriver().To(MissionState.OnScene).View, cleared, Fire).ShouldBeNull();
    }

    private static LaunchRules Of(params LaunchRuleDefinition[] rules) =>
        new(new DispatchDefinition { Launch = rules }, [], LocalDays.China);

    private static AlertView Alert() => new(
        AlertId.Parse("alert:500103001001001:a"), 1, TwinId.Cell(MissionDriver.Cell), "smoke", MissionDriver.Cell, Severity.Red, Severity.Red,
        true, false, Noon, null, null, null, null, new AlertEvidence("m", 1, 1, Noon), Noon);
}
