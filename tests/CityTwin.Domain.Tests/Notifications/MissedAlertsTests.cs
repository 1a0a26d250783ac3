using CityTwin.Alerts;
using CityTwin.Notifications;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Notifications;

public class MissedAlertsTests
{
    private readonly BookUnderTest _told = new() { Away = true };

    public MissedAlertsTests() => _told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];

    [Fact]
    public void After_storage_was_away_for_75_minutes_what_is_still_open_asks_and_nothing_else_does()
    {
        var open = _told.Signal("open", Severity.Orange);
        _told.Signal("seen", Severity.Orange);
        _told.Do("seen", new AcknowledgeAlert("somebody", null));
        _told.Signal("gone", Severity.Orange);
        _told.Do("gone", new ClearAlert("somebody", null));
        _told.Signal("quiet", Severity.Yellow, quiet: new AlertQuiet(AlertWindowId.Create(BookUnderTest.Cell, "w"), Severity.Orange));
        Back(TimeSpan.FromMinutes(75));
        _told.ToldOnScreen().ShouldBeEmpty();

        _told.LookForMissed();
        _told.LookForMissed();
        var asked = _told.Book.Notifications.ShouldHaveSingleItem();
        (asked.Subject, asked.Recipient, asked.OnDuty, asked.EventId).ShouldBe((open, "first", true, ""));
        _told.Pass(TimeSpan.FromMinutes(3));
        _told.ToldOnScreen().ShouldBe(["first", "second"]);
    }

    [Fact]
    public void What_the_log_has_yet_to_tell_is_left_to_it()
    {
        _told.Signal("a", Severity.Orange);
        _told.LookForMissed(taken: 0);
        _told.ToldOnScreen().ShouldBeEmpty();
        Back(TimeSpan.Zero);
        _told.ToldOnScreen().ShouldBe(["first"]);
        _told.LookForMissed();
        _told.ToldOnScreen().ShouldBe(["first"]);
    }

    [Fact]
    public void No_more_ask_at_once_than_may_and_the_others_when_there_is_room()
    {
        var told = new BookUnderTest(new NotificationPolicy { MaxHandOffs = 1 }) { Away = true };
        told.OnDuty[BookUnderTest.Cell.Street] = ["first"];
        told.Signal("a", Severity.Orange);
        told.Signal("b", Severity.Orange);
        told.LookForMissed();
        told.Book.Notifications.ShouldHaveSingleItem().Subject.ShouldEndWith(":a");

        told.Away = false;
        told.Do("a", new AcknowledgeAlert("first", null));
        told.LookForMissed();
        told.Book.HandOffs.ShouldHaveSingleItem().Alert.ShouldEndWith(":b");
    }

    private void Back(TimeSpan after)
    {
        _told.Away = false;
        _told.NowMs += (long)after.TotalMilliseconds;
        foreach (var logged in _told.Log)
        {
            _told.Read(logged);
        }
    }
}
