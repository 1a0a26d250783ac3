using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Alerts;

public class AlertSpreadTests
{
    private static readonly AlertSpread Spread = new(TimeSpan.FromMinutes(15), StreetsToDistrict: 3, StreetsToCity: 5);

    [Fact]
    public void In_three_streets_at_once_each_calls_the_district_and_in_five_the_city()
    {
        Due(At(0, 1), At(1, 2)).ShouldBeEmpty();
        Due(At(0, 1), At(1, 2), At(2, 2)).ShouldBeEmpty("of one street there may be many");
        Due(At(0, 1), At(1, 2), At(2, 3), At(3, 3)).ShouldBe(["500103", "500103", "500103", "500103"]);
        Due(At(0, 1), At(1, 2), At(2, 3), At(3, 4), At(4, 5)).ShouldBe(["50", "50", "50", "50", "50"]);
    }

    [Fact]
    public void Only_those_count_that_were_raised_within_the_span_of_each_other()
    {
        Due(At(0, 1), At(10, 2), At(16, 3)).ShouldBeEmpty();
        Due(At(0, 1), At(10, 2), At(15, 3)).Count.ShouldBe(3);
        Due(At(0, 9), At(20, 1), At(25, 2), At(30, 3), At(60, 8)).Count.ShouldBe(3, "neither who came long before nor long after");
    }

    [Fact]
    public void Other_rules_other_districts_and_the_quieted_and_cleared_ones_do_not_count()
    {
        Due(At(0, 1), At(1, 2), At(2, 3) with { Rule = "rain" }).ShouldBeEmpty();
        Due(At(0, 1), At(1, 2), At(2, 3, "500104")).ShouldBeEmpty();
        Due(At(0, 1), At(1, 2), At(2, 3) with { Active = false }).ShouldBeEmpty();
        Due(At(0, 1), At(1, 2), At(2, 3) with { Quieted = new AlertQuiet(AlertWindowId.Create(AWindow.Cell, "a"), Severity.Red) }).ShouldBeEmpty();
    }

    [Fact]
    public void Who_was_called_already_is_not_called_again_and_an_acknowledged_one_is_called_for_too()
    {
        var district = DivisionCode.Parse("500103");
        Due(At(0, 1) with { Lead = district }, At(1, 2) with { Lead = district.City }, At(2, 3) with { Acknowledged = true }).Count.ShouldBe(1);
        (Spread with { StreetsToDistrict = 0, StreetsToCity = 0 }).Due([At(0, 1), At(1, 2), At(2, 3)], 9).ShouldBeEmpty();
        Spread.Due([At(0, 1), At(1, 2), At(2, 3)], max: 2).Count.ShouldBe(2, "the rest at the next look");
    }

    [Fact]
    public void The_alert_says_that_it_was_for_the_area()
    {
        var state = new AlertState(At(0, 1) with { Acknowledged = true }, 1);
        state.Decide(new EscalateAlert(DivisionCode.Parse("500103")), 5).ShouldBeEmpty();
        var called = state.Decide(new EscalateAlert(DivisionCode.Parse("500103"), EscalationReason.Area), 5).ShouldHaveSingleItem();
        called.ShouldBeOfType<AlertEscalated>().Why.ShouldBe("area");
        state.Evolve(called).Decide(new EscalateAlert(DivisionCode.Parse("500103"), EscalationReason.Area), 6).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Due(params AlertView[] alerts) =>
        [.. Spread.Due(alerts, max: 99).Select(due => due.Lead.Value)];

    private static AlertView At(int minute, int street, string district = "500103")
    {
        var cell = DivisionCode.Parse($"{district}{street:000}001001");
        var subject = TwinId.Sensor(cell, "1");
        return new AlertView(
            AlertIdentity.Derive(subject, AWindow.Rule, minute), 1, subject, AWindow.Rule, cell, Severity.Yellow, Severity.Yellow, true, false,
            minute * AWindow.Minute, null, null, null, null, new AlertEvidence("levelM", 1, 1, 0), 0);
    }
}
