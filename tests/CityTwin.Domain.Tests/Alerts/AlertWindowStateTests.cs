using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Domain.Tests.Alerts;

public class AlertWindowStateTests
{
    private const long Day = 24 * AWindow.Hour;
    private const long Now = AWindow.Start;

    private static readonly SealedItem Done = new("d04e", "text/plain", 4);

    private static readonly AlertWindowId Id = AlertWindowId.Create(AWindow.Terms.Scope, "a");

    [Fact]
    public void A_window_is_opened_closed_before_its_time_and_then_no_more()
    {
        var window = Open(AWindow.Terms with { FromMs = null });
        (window.View!.FromMs, window.View.OpenedBy, window.View.EndedAtMs).ShouldBe((Now, "wang", (long?)null));

        var closed = window.Evolve(window.Decide(new CloseAlertWindow(AWindow.Wang, Done), Now + AWindow.Hour).Single());
        (closed.View!.EndedAtMs, closed.View.ClosedBy, closed.View.Note, closed.View.Version).ShouldBe((Now + AWindow.Hour, "wang", Done, 2));
        closed.Decide(new CloseAlertWindow(AWindow.Wang, AWindow.Reason), Now + AWindow.Hour).ShouldBeEmpty();
        closed.Decide(new ExpireAlertWindow(), Now + Day).ShouldBeEmpty();
    }

    [Fact]
    public void It_runs_out_once_as_of_its_end_and_there_is_nothing_to_close_then()
    {
        var window = Open(AWindow.Terms);
        var end = AWindow.Terms.UntilMs;
        window.Decide(new ExpireAlertWindow(), end - 1).ShouldBeEmpty();
        var expired = window.Decide(new ExpireAlertWindow(), end + 5).Single();
        (expired.OccurredAtMs, expired.RecordedAtMs).ShouldBe((end, end + 5));

        Refusal(() => window.Decide(new CloseAlertWindow(AWindow.Wang, null), end)).ShouldBe(AlertWindowRefusal.Ended, "its time is over, swept or not");
        window = window.Evolve(expired);
        window.View!.EndedAtMs.ShouldBe(end);
        window.Decide(new ExpireAlertWindow(), end + 9).ShouldBeEmpty();
        Refusal(() => window.Decide(new CloseAlertWindow(AWindow.Wang, null), end + 9)).ShouldBe(AlertWindowRefusal.Ended);
    }

    [Fact]
    public void Opened_again_with_the_same_terms_it_is_the_same_and_with_others_it_is_refused()
    {
        var asked = AWindow.Terms with { FromMs = null, Rules = ["b", "a"] };
        var window = Open(asked);
        window.Decide(new OpenAlertWindow(Id, AWindow.Wang, asked, AWindow.Reason), Now + 7).ShouldBeEmpty("it began when it was opened");
        window.Decide(new OpenAlertWindow(Id, AWindow.Wang, asked with { Rules = ["a", "b"] }, AWindow.Reason), Now + 7).ShouldBeEmpty();
        Refusal(() => window.Decide(new OpenAlertWindow(Id, AWindow.Wang, asked with { UpTo = Severity.Red }, AWindow.Reason), Now)).ShouldBe(AlertWindowRefusal.Exists);
    }

    [Fact]
    public void Who_does_not_reach_the_division_neither_opens_nor_closes()
    {
        var cell = new AlertWindowPrincipal("li", AWindow.Cell, Commands: true);
        Refusal(() => AlertWindowState.None.Decide(new OpenAlertWindow(Id, cell, AWindow.Terms, AWindow.Reason), Now)).ShouldBe(AlertWindowRefusal.OutsideArea);
        Refusal(() => Open(AWindow.Terms).Decide(new CloseAlertWindow(cell, null), Now)).ShouldBe(AlertWindowRefusal.OutsideArea);
        Refusal(() => AlertWindowState.None.Decide(new CloseAlertWindow(cell, null), Now)).ShouldBe(AlertWindowRefusal.Missing);
    }

    [Fact]
    public void Terms_that_are_wrong_are_refused_by_name_and_change_nothing()
    {
        var terms = AWindow.Terms;
        Field(terms with { Scope = DivisionCode.Parse("50") }).ShouldBe("scope");
        Field(terms with { Twins = [TwinId.Centre(DivisionCode.Parse("500103"))] }).ShouldBe("twin_ids");
        Field(terms with { Twins = [TwinId.Sensor(DivisionCode.Parse("500104001001007"), "1")] }).ShouldBe("twin_ids", "its alerts are in another log");
        Field(terms with { Twins = [AWindow.Sensor, AWindow.Sensor] }).ShouldBe("twin_ids");
        Field(terms with { Kind = AlertWindowKind.Suppression }).ShouldBe("rules", "of what?");
        Field(terms with { Rules = [.. Enumerable.Range(0, 51).Select(i => $"r{i}")] }).ShouldBe("rules");
        Field(terms with { UpTo = Severity.None }).ShouldBe("quiets_up_to");
        Field(terms with { FromMs = Now - (6 * AWindow.Minute) }).ShouldBe("from");
        Field(terms with { FromMs = Now + (91 * Day), UntilMs = Now + (92 * Day) }).ShouldBe("from");
        Field(terms with { UntilMs = Now + AWindow.Minute - 1 }).ShouldBe("until");
        Field(terms with { UntilMs = Now + (30 * Day) + 1 }).ShouldBe("until");
        Field(terms with { FromMs = Now - (5 * AWindow.Minute), UntilMs = Now }).ShouldBe("until", "it would be over");
        Field(terms with { TimeZone = "Nowhere/Land" }).ShouldBe("time_zone");
        Field(terms with { Hours = [new AlertWindowHours([], 60, 60)] }).ShouldBe("hours");
        Field(terms with { Hours = [new AlertWindowHours([], -1, 60)] }).ShouldBe("hours");
        Field(terms with { Hours = [new AlertWindowHours([DayOfWeek.Monday, DayOfWeek.Monday], 0, 60)] }).ShouldBe("hours");
        Open(terms with { Kind = AlertWindowKind.Suppression, Rules = [AWindow.Rule], UpTo = Severity.Red }).View.ShouldNotBeNull();
    }

    [Fact]
    public void Red_is_quieted_by_who_leads_its_district_of_something_known_and_for_hours()
    {
        var red = AWindow.Terms with { UpTo = Severity.Red, Rules = [AWindow.Rule], UntilMs = Now + (12 * AWindow.Hour) };
        Field(red with { Rules = [] }).ShouldBe("rules");
        Field(red with { UntilMs = red.UntilMs + 1 }).ShouldBe("until");
        Open(red with { UntilMs = red.UntilMs + 1, UpTo = Severity.Orange }).View.ShouldNotBeNull();
        Open(red with { Rules = [], Twins = [AWindow.Sensor] }).View.ShouldNotBeNull();

        AlertWindowPrincipal commander = new("li", AWindow.Cell.District, Commands: true);
        OpenBy(commander, red).ShouldNotBeNull();
        foreach (var other in new[] { commander with { Area = AWindow.Cell.Street }, commander with { Commands = false } })
        {
            var refused = Should.Throw<AlertWindowRefusedException>(() => OpenBy(other, red));
            (refused.Refusal, refused.Field).ShouldBe((AlertWindowRefusal.NotTheirsToQuiet, "quiets_up_to"));
            OpenBy(other, red with { UpTo = Severity.Orange }).ShouldNotBeNull();
        }

        AlertWindowEvent OpenBy(AlertWindowPrincipal by, AlertWindowTerms terms) =>
            AlertWindowState.None.Decide(new OpenAlertWindow(Id, by, terms, AWindow.Reason), Now).Single();
    }

    [Fact]
    public void What_is_said_is_something_and_not_too_much()
    {
        var limits = AlertWindowLimits.Usual;
        Said(() => AlertWindowWords.Reason("  ", limits)).ShouldBe("reason");
        Said(() => AlertWindowWords.Reason(new string('x', 501), limits)).ShouldBe("reason");
        Said(() => AlertWindowWords.Note(new string('x', 501), limits)).ShouldBe("note");
        (AlertWindowWords.Note(" ", limits), AlertWindowWords.Note("done", limits), AlertWindowWords.Reason("works", limits))
            .ShouldBe((null, "done", "works"));
    }

    [Fact]
    public void Of_words_that_were_erased_the_window_knows_no_more_and_how_it_stands_is_the_same()
    {
        var window = AWindow.Opened(AWindow.Terms);
        var closed = window.Evolve(window.Decide(new CloseAlertWindow(AWindow.Wang, Done), Now + 1).Single());
        var erased = closed.Evolve(closed.Decide(new EraseAlertWindowWords("root", Done.Commitment), Now + 2).Single());
        erased.View.ShouldBe(closed.View! with { Version = 3, Note = null, UpdatedAtMs = Now + 2 });
        erased.Evolve(erased.Decide(new EraseAlertWindowWords("root", AWindow.Reason.Commitment), Now + 3).Single()).View!.Reason.ShouldBeNull();
        Refusal(() => AlertWindowState.None.Decide(new EraseAlertWindowWords("root", "c0de"), Now)).ShouldBe(AlertWindowRefusal.Missing);
    }

    [Fact]
    public void The_log_has_stable_names_and_canonical_payloads()
    {
        var window = Open(AWindow.Terms with
        {
            Twins = [AWindow.Sensor], Rules = ["b", "a"], Hours = [new AlertWindowHours([DayOfWeek.Friday, DayOfWeek.Monday], 540, 1020)],
        });
        var opened = new AlertWindowOpened(Id, 1, Now, Now, "wang", window.View!.Terms, AWindow.Reason);
        var entry = AlertWindowEventLog.Entry(opened, window);
        (entry.Entry.District.Value, entry.Entry.EventId, entry.Entry.Type, entry.Cell, entry.Version)
            .ShouldBe(("500103", $"{Id}#1", "alert-window.opened", AWindow.Cell.Street, 1));
        Encoding.UTF8.GetString(entry.Entry.Payload).ShouldBe(
            """{"by":"wang","id":"alert-window:500103001:a","occurredAtMs":1768377600000,"reason":{"commitment":"4ea5","lengthBytes":12,"mediaType":"text/plain"},"recordedAtMs":1768377600000,"terms":{"fromMs":1768377600000,"hours":[{"days":["mon","fri"],"from":"09:00","until":"17:00"}],"kind":"maintenance","rules":["a","b"],"scope":"500103001","timeZone":"Asia/Shanghai","twins":["sensor:500103001001007:0042"],"untilMs":1768384800000,"upTo":"II"},"type":"alert-window.opened","version":1}""");
        Payload(new AlertWindowClosed(Id, 2, 5, 6, "wang", Done)).ShouldBe(
            """{"by":"wang","id":"alert-window:500103001:a","note":{"commitment":"d04e","lengthBytes":4,"mediaType":"text/plain"},"occurredAtMs":5,"recordedAtMs":6,"type":"alert-window.closed","version":2}""");
        Payload(new AlertWindowExpired(Id, 2, 5, 6)).ShouldBe(
            """{"id":"alert-window:500103001:a","occurredAtMs":5,"recordedAtMs":6,"type":"alert-window.expired","version":2}""");
        Payload(new AlertWindowWordsErased(Id, 3, 5, 6, "root", "4ea5")).ShouldBe(
            """{"by":"root","commitment":"4ea5","id":"alert-window:500103001:a","occurredAtMs":5,"recordedAtMs":6,"type":"alert-window.words-erased","version":3}""");
    }

    private static string Payload(AlertWindowEvent happened) => Encoding.UTF8.GetString(AlertWindowEventLog.Payload(happened));

    private static AlertWindowState Open(AlertWindowTerms terms) => AlertWindowState.None.Evolve(
        AlertWindowState.None.Decide(new OpenAlertWindow(Id, AWindow.Wang, terms, AWindow.Reason), Now).Single());

    private static string Said(Action act) => Should.Throw<AlertWindowRefusedException>(act).Field;

    private static string Field(AlertWindowTerms terms)
    {
        var refused = Should.Throw<AlertWindowRefusedException>(() => Open(terms));
        refused.Refusal.ShouldBe(AlertWindowRefusal.Invalid);
        return refused.Field;
    }

    private static AlertWindowRefusal Refusal(Action act) => Should.Throw<AlertWindowRefusedException>(act).Refusal;
}
