using CityTwin.Alerts;
using CityTwin.Notifications;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Notifications;

public class AskingAnewTests
{
    private readonly BookUnderTest _told = new();

    public AskingAnewTests()
    {
        _told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];
        _told.OnDuty[BookUnderTest.Cell.District] = ["district"];
    }

    [Fact]
    public void An_acknowledged_alert_that_gets_worse_asks_from_the_beginning()
    {
        Acknowledged("a", Severity.Yellow);
        _told.Signal("a", Severity.Orange, step: 2);
        _told.ToldOnScreen().ShouldBe(["first", "first"]);
        _told.Pass(TimeSpan.FromMinutes(3));
        _told.ToldOnScreen().ShouldBe(["first", "first", "second"]);

        _told.Do("a", new AcknowledgeAlert("second", null));
        _told.Book.HandOffs.ShouldBeEmpty();
        _told.Book.Notifications.ShouldAllBe(one => one.State == NotificationState.Acknowledged);
    }

    [Fact]
    public void One_that_comes_back_to_what_was_acknowledged_asks_nobody()
    {
        Acknowledged("a", Severity.Orange);
        _told.Signal("a", Severity.Yellow, step: 2);
        _told.Signal("a", Severity.Orange, step: 3);
        _told.ToldOnScreen().ShouldBe(["first"]);
        _told.Book.HandOffs.ShouldBeEmpty();
    }

    [Fact]
    public void One_that_was_acknowledged_as_it_eased_asks_those_again_who_were_asked_when_it_was_grave()
    {
        _told.Signal("a", Severity.Orange);
        _told.Signal("a", Severity.Blue, step: 2);
        _told.Do("a", new AcknowledgeAlert("first", null));
        _told.Signal("a", Severity.Yellow, step: 3);
        _told.Signal("a", Severity.Orange, step: 4);
        _told.Book.HandOffs.Single().Severity.ShouldBe(Severity.Orange);
        _told.ToldOnScreen().ShouldBe(["first", "first", "first"]);
    }

    [Fact]
    public void An_acknowledged_alert_that_turns_red_asks_its_district()
    {
        Acknowledged("a", Severity.Orange);
        _told.Signal("a", Severity.Red, step: 2);
        _told.ToldOnScreen().ShouldBe(["first", "first", "district"]);
        _told.Book.HandOffs.Single().Centre.ShouldBe(BookUnderTest.Cell.District);
    }

    [Fact]
    public void An_acknowledged_alert_that_spreads_asks_the_centre_that_it_comes_to()
    {
        var alert = Acknowledged("a", Severity.Yellow);
        _told.Do("a", new EscalateAlert(BookUnderTest.Cell.District, EscalationReason.Area));
        _told.ToldOnScreen().ShouldBe(["first", "district"]);
        _told.Book.HandOffs.Single().Alert.ShouldBe(alert);
        var asked = _told.Book.Notifications.Single(one => one.Recipient == "district");
        asked.Kind.ShouldBe(NotifyKind.Escalation);
        _told.Book.Acknowledge([asked.Id], "district", _told.NowMs);
        _told.Book.HandOffs.ShouldBeEmpty();
    }

    [Fact]
    public void Anybody_may_take_note_of_an_alert_that_spread_and_nobody_is_asked_any_more()
    {
        Acknowledged("a", Severity.Yellow);
        _told.Do("a", new EscalateAlert(BookUnderTest.Cell.District, EscalationReason.Area));
        _told.Board.Single().Acknowledged.ShouldBeFalse("whoever took note did so for the street");
        _told.Do("a", new AcknowledgeAlert("not on duty", null));
        _told.Board.Single().AcknowledgedBy.ShouldBe("not on duty");
        _told.Book.HandOffs.ShouldBeEmpty();
        _told.Book.Notifications.ShouldAllBe(one => one.IsOver);
    }

    [Fact]
    public void By_choice_too_an_alert_that_got_worse_is_told_of_again()
    {
        _told.Person("chooser");
        _told.Chooses("chooser", one => one with { Kinds = [NotifyKind.Alert], Severities = [Severity.Orange] });
        _told.Signal("a", Severity.Orange);
        _told.Signal("a", Severity.Blue, step: 2);
        _told.Do("a", new AcknowledgeAlert("first", null));
        _told.Signal("a", Severity.Orange, step: 3);
        _told.ToldOnScreen().Count(one => one == "chooser").ShouldBe(2);
    }

    private string Acknowledged(string serial, Severity severity)
    {
        _told.Signal(serial, severity);
        return _told.Do(serial, new AcknowledgeAlert("first", null));
    }
}
