using CityTwin.Alerts;
using CityTwin.Notifications;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Notifications;

public class NobodyLeftTests
{
    private readonly BookUnderTest _told = new();

    private TimeSpan Again => _told.Policy.AskAgainEvery;

    [Fact]
    public void An_alert_that_everybody_was_asked_about_asks_the_top_again_at_a_slow_pace_until_it_is_answered()
    {
        _told.OnDuty[BookUnderTest.Cell.Street] = ["street"];
        _told.OnDuty[BookUnderTest.Cell.District] = ["one", "two"];
        var alert = _told.Signal("a", Severity.Red);
        _told.Pass(TimeSpan.FromMinutes(1));
        _told.ToldOnScreen().ShouldBe(["one", "two"]);
        _told.Pass(TimeSpan.FromMinutes(1));
        _told.Book.TakeUnanswered().ShouldBe([alert]);

        _told.Pass(Again - TimeSpan.FromMilliseconds(1));
        _told.ToldOnScreen().ShouldBe(["one", "two"]);
        _told.Pass(TimeSpan.FromMilliseconds(1));
        _told.ToldOnScreen().ShouldBe(["one", "two", "one"]);
        _told.Pass(TimeSpan.FromMinutes(1));
        _told.ToldOnScreen().ShouldBe(["one", "two", "one"], "there is no hurry any more");
        _told.Crash();
        _told.Pass(Again);
        _told.Pass(Again);
        _told.Pass(Again);
        _told.ToldOnScreen().Order().ShouldBe(["one", "one", "two", "two"]);
        _told.Book.TakeUnanswered().ShouldBeEmpty("it is told of once");

        _told.Do("a", new AcknowledgeAlert("two", null));
        _told.Pass(Again);
        _told.ToldOnScreen().Length.ShouldBe(4);
        _told.Book.HandOffs.ShouldBeEmpty();
    }

    [Fact]
    public void An_alert_that_is_asked_about_for_days_leaves_one_open_call_to_each_and_no_more_than_two_in_all()
    {
        _told.OnDuty[BookUnderTest.Cell.City] = ["one", "two"];
        _told.Person("one", NotifyChannel.Mail);
        _told.Signal("a", Severity.Red);
        for (var i = 0; i < 200; i++)
        {
            _told.Pass(Again);
        }

        var calls = _told.Book.Notifications.Where(one => one.Channel == NotifyChannel.Screen).ToLookup(one => one.Recipient);
        calls.Select(of => of.Count()).ShouldBe([2, 2]);
        calls.Select(of => of.Count(one => !one.IsOver)).ShouldBe([1, 1]);
        calls["one"].MaxBy(one => one.CreatedAtMs)!.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void One_that_turns_out_to_be_over_is_not_asked_about_again()
    {
        _told.OnDuty[BookUnderTest.Cell.City] = ["one"];
        var alert = _told.Signal("a", Severity.Red);
        _told.Pass(TimeSpan.FromMinutes(1));
        _told.Book.AskingAgain(_told.NowMs).ShouldBeEmpty();
        _told.Book.AskingAgain(_told.NowMs + (long)Again.TotalMilliseconds).ShouldBe([alert]);
        _told.Book.Over([alert]);
        _told.Pass(Again);
        _told.Book.HandOffs.ShouldBeEmpty();
        _told.Book.Notifications.ShouldHaveSingleItem().State.ShouldBe(NotificationState.Lapsed);
    }

    [Fact]
    public void Where_nobody_is_on_duty_anywhere_who_comes_on_duty_later_is_asked_from_the_first_centre_on()
    {
        var alert = _told.Signal("a", Severity.Orange);
        _told.Book.TakeUnanswered().ShouldBe([alert]);
        _told.Pass(Again);
        _told.ToldOnScreen().ShouldBeEmpty();

        _told.OnDuty[BookUnderTest.Cell.Street] = ["street"];
        _told.OnDuty[BookUnderTest.Cell.City] = ["city"];
        _told.Pass(Again);
        _told.ToldOnScreen().ShouldBe(["street"]);
        _told.Pass(Again);
        _told.ToldOnScreen().ShouldBe(["street", "city"]);
        _told.Book.TakeUnanswered().ShouldBeEmpty();
    }

    [Fact]
    public void Whom_no_channel_reaches_is_not_waited_for()
    {
        _told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];
        _told.Person("first", NotifyChannel.Mail, NotifyChannel.Webhook);
        _told.Signal("a", Severity.Orange);
        var sent = _told.Form();
        _told.Book.Sent(sent[0], ChannelOutcome.Never(NotifyProblem.Refused, "The receiver answered 410."), _told.NowMs);
        _told.Pass(TimeSpan.Zero);
        _told.ToldOnScreen().ShouldBe(["first"], "the other channel may reach them");

        _told.Book.Sent(sent[1], ChannelOutcome.Never(NotifyProblem.Refused, "There is no such mailbox."), _told.NowMs);
        _told.Pass(TimeSpan.Zero);
        _told.ToldOnScreen().ShouldBe(["first", "second"]);
    }

    [Fact]
    public void A_channel_that_reached_its_person_or_may_yet_leaves_them_their_time()
    {
        _told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];
        _told.Person("first", NotifyChannel.Mail, NotifyChannel.Webhook);
        _told.Signal("a", Severity.Orange);
        var sent = _told.Form();
        _told.Book.Sent(sent[0], ChannelOutcome.Delivered, _told.NowMs);
        _told.Book.Sent(sent[1], ChannelOutcome.Never(NotifyProblem.Refused, "There is no such mailbox."), _told.NowMs);
        _told.Pass(TimeSpan.Zero);

        _told.Signal("b", Severity.Orange);
        _told.Pass(_told.Policy.LeastGap);
        foreach (var group in _told.Form())
        {
            _told.Book.Sent(group, ChannelOutcome.Retry(NotifyProblem.Busy, "The receiver answered 503."), _told.NowMs);
        }

        _told.Pass(TimeSpan.Zero);
        _told.ToldOnScreen().ShouldBe(["first", "first"]);
    }

    [Fact]
    public void More_alerts_than_may_ask_at_once_tell_the_first_and_ask_no_further()
    {
        var told = new BookUnderTest(new NotificationPolicy { MaxHandOffs = 1 });
        told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];
        told.Signal("a", Severity.Orange);
        told.Signal("b", Severity.Orange);
        told.ToldOnScreen().ShouldBe(["first", "first"]);
        told.Pass(TimeSpan.FromMinutes(3));
        told.ToldOnScreen().ShouldBe(["first", "first", "second"]);
    }
}
