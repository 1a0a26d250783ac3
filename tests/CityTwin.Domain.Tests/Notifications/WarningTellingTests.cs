using CityTwin.City;
using CityTwin.Domain.Tests.Warnings;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.Sensing;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Notifications;

/// <summary>Who hears of warnings of other authorities.</summary>
public class WarningTellingTests
{
    private readonly BookUnderTest _told = new() { NowMs = AWarning.NowMs };
    private WarningState _state = WarningState.None;

    public WarningTellingTests()
    {
        _told.OnDuty[AWarning.District] = ["first", "second"];
        _told.OnDuty[AWarning.City] = ["city"];
        _told.OnDuty[AWarning.Street] = ["street"];
    }

    [Fact]
    public void The_first_on_duty_of_the_districts_centre_hears_of_a_grave_one_and_again_when_it_is_graver()
    {
        _told.Person("first", NotifyChannel.Mail);
        Receive("a", Severity.Orange);
        var one = _told.Book.Notifications.Single(one => one.Channel == NotifyChannel.Mail);
        (one.Kind, one.OnDuty, one.Recipient, one.Centre, one.Severity, one.Subject)
            .ShouldBe((NotifyKind.Warning, true, "first", AWarning.District, Severity.Orange, _state.View!.Id.Value));
        one.What.ShouldBe("朝天门洪水橙色预警 / Flood at Chaotianmen");
        Receive("b", Severity.Orange, ReceivedKind.Update);
        _told.Book.Notifications.Count.ShouldBe(2, "the same again is not told again");
        Receive("c", Severity.Red, ReceivedKind.Update);
        _told.Book.Notifications.Count.ShouldBe(4);
        _told.ToldOnScreen().ShouldBe(["first", "first"]);
        _told.Pass(TimeSpan.FromHours(1));
        _told.Book.Notifications.Count.ShouldBe(4, "nobody is asked after");
    }

    [Fact]
    public void Where_nobody_is_on_duty_the_citys_centre_hears_of_it()
    {
        _told.OnDuty.Remove(AWarning.District);
        Receive("a", Severity.Red);
        _told.ToldOnScreen().ShouldBe(["city"]);
    }

    [Theory]
    [InlineData(ReceivedStatus.Exercise, Severity.Red)]
    [InlineData(ReceivedStatus.Test, Severity.Red)]
    [InlineData(ReceivedStatus.Actual, Severity.Yellow)]
    public void Exercises_tests_and_light_ones_tell_nobody(ReceivedStatus status, Severity severity)
    {
        Chooser("wang", AWarning.City);
        Receive("a", severity, status: status);
        _told.Book.Notifications.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_told_of_the_citys_own_and_of_what_is_long_past()
    {
        var (own, last) = AWarning.After(AWarning.Draft(), AWarning.Issue());
        Read(last, own);
        _told.NowMs += (long)_told.Policy.TellNoOlderThan.TotalMilliseconds + 1;
        Receive("a", Severity.Red, recordedAtMs: AWarning.NowMs);
        _told.Book.Notifications.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_chose_so_hears_of_what_reaches_their_area()
    {
        _told.OnDuty.Clear();
        Chooser("city", AWarning.City);
        Chooser("there", AWarning.Street);
        Chooser("elsewhere", DivisionCode.Parse("500103009"));
        Chooser("red-only", AWarning.City);
        _told.Chooses("red-only", one => one with { Severities = [Severity.Red] });
        _told.Person("alerts-only");
        _told.Chooses("alerts-only", one => one with { Kinds = [NotifyKind.Alert] });
        Receive("a", Severity.Orange);
        _told.Book.Notifications.Select(one => one.Recipient).Order().ShouldBe(["city", "there"]);
    }

    [Fact]
    public void One_that_is_taken_back_before_it_was_sent_is_not_sent()
    {
        Chooser("wang", AWarning.City);
        _told.Person("wang", NotifyChannel.Mail);
        _told.Chooses("wang", one => one with { Kinds = [NotifyKind.Warning] });
        Receive("a", Severity.Orange);
        Receive("b", Severity.Orange, ReceivedKind.Cancel);
        _told.Send().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_is_taken_back_is_called_for_no_more_and_not_sent_again()
    {
        _told.Person("first", NotifyChannel.Mail);
        Receive("a", Severity.Orange);
        var sent = _told.Send().ShouldHaveSingleItem();
        _told.Book.Sent(sent, ChannelOutcome.Retry(NotifyProblem.Busy, "Later."), _told.NowMs);
        Receive("b", Severity.Orange, ReceivedKind.Cancel);
        _told.Book.Notifications.ShouldAllBe(one => one.State == NotificationState.Lapsed);
        _told.Pass(TimeSpan.FromMinutes(10));
        _told.Send().ShouldBeEmpty();
    }

    private void Chooser(string subject, DivisionCode area)
    {
        _told.Person(subject);
        _told.Chooses(subject, one => one with { Area = area, Kinds = [NotifyKind.Warning] });
    }

    private void Receive(
        string identifier, Severity severity, ReceivedKind kind = ReceivedKind.Alert, ReceivedStatus status = ReceivedStatus.Actual,
        long? recordedAtMs = null)
    {
        var id = WarningIdentity.OfReceived(AWarning.District, new WarningReference("weather@bureau.example", "a"));
        var message = new ReceivedMessage(
            "weather@bureau.example", "Weather bureau", identifier, AWarning.NowMs + (_state.View?.Version ?? 0), kind, status, null, new string('0', 64));
        var happened = _state.Decide(
            new ReceiveWarning(id, "ann", message, AWarning.Content with { Severity = severity }), recordedAtMs ?? _told.NowMs).ShouldHaveSingleItem();
        _state = _state.Evolve(happened);
        Read(happened, _state);
    }

    private void Read(WarningEvent happened, WarningState after) => _told.Read(
        new LoggedEvent(WarningEventLog.Entry(happened, AWarning.District), Alert: null) { Warning = after.View });
}
