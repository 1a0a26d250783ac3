using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Alerts;

public class AlertWindowReachTests
{
    private const long Start = AWindow.Start;

    [Fact]
    public void A_window_holds_from_its_beginning_until_before_its_end_or_until_it_is_closed()
    {
        var window = AWindow.Of(AWindow.Terms);
        window.Holds(Start - 1).ShouldBeFalse();
        window.Holds(Start).ShouldBeTrue();
        window.Holds(window.Terms.UntilMs - 1).ShouldBeTrue();
        window.Holds(window.Terms.UntilMs).ShouldBeFalse();

        var closed = AWindow.Closed(AWindow.Opened(AWindow.Terms), Start + AWindow.Hour).View!;
        closed.Holds(Start + AWindow.Hour - 1).ShouldBeTrue("a reading that comes late was taken while it held");
        closed.Holds(Start + AWindow.Hour).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 8, 30, false)]
    [InlineData(0, 9, 0, true)]
    [InlineData(0, 11, 59, true)]
    [InlineData(0, 12, 0, false)]
    [InlineData(0, 13, 0, true)]
    [InlineData(0, 22, 0, true)]
    [InlineData(1, 5, 59, true)]
    [InlineData(1, 6, 0, false)]
    [InlineData(3, 10, 0, false)] // Saturday
    [InlineData(2, 23, 0, true)] // Friday
    [InlineData(3, 5, 0, true)] // the night that began on Friday
    [InlineData(3, 23, 0, false)]
    public void Of_several_hours_a_day_each_holds_on_its_days_in_the_citys_zone(int daysLater, int hour, int minute, bool holds)
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var midnight = Start - (16 * AWindow.Hour);
        var window = AWindow.Of(AWindow.Terms with
        {
            FromMs = midnight, UntilMs = midnight + (10 * 24 * AWindow.Hour),
            Hours = [new(week, 9 * 60, 12 * 60), new(week, 13 * 60, 14 * 60), new(week, 22 * 60, 6 * 60)],
        });
        window.Holds(midnight + (((daysLater * 24) + hour) * AWindow.Hour) + (minute * AWindow.Minute)).ShouldBe(holds);
    }

    [Fact]
    public void Hours_until_midnight_end_with_the_day()
    {
        var window = AWindow.Of(AWindow.Terms with { UntilMs = Start + (24 * AWindow.Hour), Hours = [new([], 23 * 60, 24 * 60)] });
        window.Holds(Start + (7 * AWindow.Hour)).ShouldBeTrue();
        window.Holds(Start + (8 * AWindow.Hour)).ShouldBeFalse();
    }

    [Fact]
    public void It_quiets_what_its_terms_say_and_nothing_graver()
    {
        var other = TwinId.Sensor(AWindow.Cell, "0043");
        var terms = AWindow.Terms with { Twins = [AWindow.Sensor], Rules = [AWindow.Rule] };
        Covers(terms, AWindow.Sensor, AWindow.Rule, AWindow.Cell, Severity.Orange).ShouldBeTrue();
        Covers(terms, AWindow.Sensor, AWindow.Rule, AWindow.Cell, Severity.Red).ShouldBeFalse();
        Covers(terms with { UpTo = Severity.Red }, AWindow.Sensor, AWindow.Rule, AWindow.Cell, Severity.Red).ShouldBeTrue();
        Covers(terms, other, AWindow.Rule, AWindow.Cell, Severity.Blue).ShouldBeFalse();
        Covers(terms, AWindow.Sensor, "rain", AWindow.Cell, Severity.Blue).ShouldBeFalse();
        Covers(AWindow.Terms, other, "rain", AWindow.Cell, Severity.Blue).ShouldBeTrue();
    }

    /// <summary>A sensor was born in one cell and has moved to another: it is where it stands that counts.</summary>
    [Fact]
    public void A_sensor_that_has_moved_is_quieted_where_it_stands_and_not_where_it_was_born()
    {
        var there = DivisionCode.Parse("500103002001001");
        Covers(AWindow.Terms, AWindow.Sensor, AWindow.Rule, there, Severity.Blue).ShouldBeFalse();
        Covers(AWindow.Terms with { Scope = there }, AWindow.Sensor, AWindow.Rule, there, Severity.Blue).ShouldBeTrue();
        Covers(AWindow.Terms with { Twins = [AWindow.Sensor] }, AWindow.Sensor, AWindow.Rule, there, Severity.Blue)
            .ShouldBeFalse("whoever opened it answers for the street it has left");
    }

    private static bool Covers(AlertWindowTerms terms, TwinId subject, string rule, DivisionCode cell, Severity severity) =>
        terms.Covers(subject, rule, cell, severity);
}
