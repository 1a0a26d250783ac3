using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Domain.Tests.Alerts;
using CityTwin.Governance;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Governance;

public class AlertWindowBoardTests
{
    private const long Start = AWindow.Start;
    private const long Day = 24 * AWindow.Hour;

    private readonly AlertWindowBoard _board = new(TimeSpan.FromDays(10), maxEnded: 3);

    [Fact]
    public void Of_two_windows_the_one_that_quiets_the_gravest_and_of_those_the_longest_quiets_an_alert()
    {
        _board.Apply(AWindow.Of(AWindow.Terms, "mild"));
        _board.Apply(AWindow.Of(AWindow.Terms with { UpTo = Severity.Red }, "grave"));
        _board.Apply(AWindow.Of(AWindow.Terms with { UntilMs = Start + Day, Rules = [AWindow.Rule] }, "long"));
        Quiet(Severity.Blue, Start)!.By.ShouldBe(Id("grave"));
        Quiet(Severity.Red, Start).ShouldBe(new AlertQuiet(Id("grave"), Severity.Red));

        _board.Apply(AWindow.Closed(AWindow.Opened(AWindow.Terms with { UpTo = Severity.Red }, "grave"), Start + AWindow.Hour).View!);
        Quiet(Severity.Blue, Start + AWindow.Hour)!.By.ShouldBe(Id("long"));
        Quiet(Severity.Red, Start + AWindow.Hour).ShouldBeNull();
    }

    [Fact]
    public void A_reading_that_comes_late_is_judged_by_the_windows_of_its_own_time()
    {
        _board.Apply(AWindow.Closed(AWindow.Opened(AWindow.Terms), Start + AWindow.Hour).View!);
        Quiet(Severity.Blue, Start + AWindow.Hour - 1).ShouldNotBeNull();
        Quiet(Severity.Blue, Start + AWindow.Hour).ShouldBeNull();
        Quiet(Severity.Blue, Start - 1).ShouldBeNull();
        _board.Holding(Start + AWindow.Hour).ShouldBeEmpty();

        _board.Forget(Start + (30 * Day));
        Quiet(Severity.Blue, Start).ShouldBeNull("so late nobody knows of it any more");
    }

    [Fact]
    public void Those_hold_that_are_in_their_time_and_hours_and_those_are_due_whose_time_is_over()
    {
        _board.Apply(AWindow.Of(AWindow.Terms, "now"));
        _board.Apply(AWindow.Of(AWindow.Terms with { FromMs = Start + AWindow.Hour, UntilMs = Start + Day }, "later"));
        _board.Apply(AWindow.Of(AWindow.Terms with { Hours = [new([], 0, 60)] }, "at"));
        _board.Holding(Start).ShouldBe([Id("now")]);
        _board.Due(Start + (2 * AWindow.Hour) - 1, 9).ShouldBeEmpty();
        _board.Due(Start + (2 * AWindow.Hour), 9).Order(Comparer<AlertWindowId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)))
            .ShouldBe([Id("at"), Id("now")]);
        _board.Due(Start + (2 * AWindow.Hour), 1, passOver: id => id == Id("at")).ShouldBe([Id("now")], "one that fails leaves its place to others");
    }

    [Fact]
    public void They_are_listed_newest_first_page_by_page_for_every_area_that_they_touch()
    {
        for (var i = 0; i < 4; i++)
        {
            _board.Apply(AWindow.Of(AWindow.Terms, $"{i}") with { OpenedAtMs = Start + i });
        }

        _board.Apply(AWindow.Of(AWindow.Terms with { Scope = DivisionCode.Parse("500103") }, "d"));
        Listed(new AlertWindowQuery(Max: 2)).ShouldBe(["3", "2"]);
        Listed(new AlertWindowQuery(Max: 2, After: new AlertWindowCursor(Start + 2, Id("2").Value))).ShouldBe(["1", "0"]);
        Listed(new AlertWindowQuery(AWindow.Cell)).Count().ShouldBe(5, "also those of the street and the district around it");
        Listed(new AlertWindowQuery(DivisionCode.Parse("500103002"))).ShouldBe(["d"]);
        _board.Apply(AWindow.Closed(AWindow.Opened(AWindow.Terms, "3"), Start).View!);
        Listed(new AlertWindowQuery(Open: false)).ShouldBe(["3"]);
        _board.OpenCount.ShouldBe(4);
    }

    [Fact]
    public void Those_that_have_ended_leave_by_time_and_number_and_the_others_stay()
    {
        _board.Apply(AWindow.Of(AWindow.Terms, "open"));
        for (var i = 0; i < 5; i++)
        {
            _board.Apply(AWindow.Of(AWindow.Terms, $"{i}") with { Version = 2, EndedAtMs = Start + (i * Day) });
        }

        _board.Forget(Start);
        Listed(new AlertWindowQuery()).Order().ShouldBe(["2", "3", "4", "open"]);
        _board.Forget(Start + (13 * Day));
        Listed(new AlertWindowQuery()).Order().ShouldBe(["4", "open"]);

        var again = new AlertWindowBoard();
        again.Restore(_board.Windows);
        again.Windows.Count().ShouldBe(2);
        again.Apply(AWindow.Of(AWindow.Terms, "4"));
        again.Find(Id("4"))!.EndedAtMs.ShouldNotBeNull("an older version changes nothing");
    }

    private AlertQuiet? Quiet(Severity severity, long atMs) =>
        _board.Quiet(AWindow.Sensor, AWindow.Rule, AWindow.Cell, severity, atMs);

    private IEnumerable<string> Listed(AlertWindowQuery query) => [.. _board.List(query).Windows.Select(window => window.Id.Value.Split(':')[2])];

    private static AlertWindowId Id(string serial) => AlertWindowId.Create(AWindow.Terms.Scope, serial);
}
