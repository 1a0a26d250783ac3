using CityTwin.Alerts;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Domain.Tests.Notifications;

public class NotificationBookTests
{
    private readonly BookUnderTest _told = new();

    [Fact]
    public void An_alert_asks_one_after_the_other_of_its_centre_and_then_the_next_centre_up_until_somebody_answers()
    {
        Duty();
        var alert = _told.Signal("a", Severity.Orange);
        _told.ToldOnScreen().ShouldBe(["first"]);

        _told.Pass(TimeSpan.FromSeconds(179));
        _told.ToldOnScreen().ShouldBe(["first"]);
        _told.Pass(TimeSpan.FromSeconds(1));
        _told.ToldOnScreen().ShouldBe(["first", "second"]);
        _told.Pass(TimeSpan.FromMinutes(3));
        _told.ToldOnScreen().ShouldBe(["first", "second", "district"]);
        _told.Book.Notifications.Single(one => one.Recipient == "district").Kind.ShouldBe(NotifyKind.Escalation);

        var asked = _told.Book.Notifications.Single(one => one.Recipient == "second");
        _told.Book.Acknowledge([asked.Id], "second", _told.NowMs).ShouldHaveSingleItem().Subject.ShouldBe(alert);
        _told.Pass(TimeSpan.FromHours(1));
        _told.ToldOnScreen().ShouldBe(["first", "second", "district"]);
        _told.Book.HandOffs.ShouldBeEmpty();
    }

    [Fact]
    public void Where_nobody_is_on_duty_the_centre_above_is_asked_at_once_and_past_the_city_nobody_for_a_while()
    {
        _told.OnDuty[BookUnderTest.Cell.City] = ["city"];
        _told.Signal("a", Severity.Red);
        _told.ToldOnScreen().ShouldBe(["city"]);
        _told.Pass(TimeSpan.FromMinutes(1));
        _told.ToldOnScreen().ShouldBe(["city"]);
        _told.Book.TakeUnanswered().Count.ShouldBe(1);
    }

    [Fact]
    public void A_centre_that_the_ladder_calls_is_asked_and_one_that_is_asked_already_is_not_asked_again()
    {
        Duty();
        _told.Signal("a", Severity.Yellow);
        _told.Do("a", new EscalateAlert(BookUnderTest.Cell.District));
        _told.ToldOnScreen().ShouldBe(["first", "district"]);

        _told.Signal("b", Severity.Orange);
        _told.Pass(TimeSpan.FromMinutes(3));
        _told.Pass(TimeSpan.FromMinutes(3));
        var before = _told.ToldOnScreen();
        _told.Do("b", new EscalateAlert(BookUnderTest.Cell.District));
        _told.ToldOnScreen().ShouldBe(before);
    }

    [Fact]
    public void An_acknowledged_alert_acknowledges_what_was_told_of_it_and_a_cleared_one_is_not_told_any_more()
    {
        Duty();
        _told.Person("first", NotifyChannel.Mail);
        var alert = _told.Signal("a", Severity.Yellow);
        _told.Do("a", new AcknowledgeAlert("somebody", null));
        _told.Book.List(new NotificationQuery(Subject: alert)).Notifications.ShouldAllBe(
            one => one.State == NotificationState.Acknowledged && one.AcknowledgedBy == "somebody");
        _told.Form().ShouldBeEmpty();

        var other = _told.Signal("b", Severity.Yellow);
        _told.Do("b", new ClearAlert("somebody", null));
        _told.Pass(TimeSpan.FromHours(1));
        _told.Form().ShouldBeEmpty();
        _told.Book.List(new NotificationQuery(Subject: other)).Notifications.Select(one => (one.Channel, one.State)).Order().ShouldBe(
            [(NotifyChannel.Screen, NotificationState.Lapsed), (NotifyChannel.Mail, NotificationState.Lapsed)]);
    }

    [Fact]
    public void A_person_finds_their_own_and_whether_any_of_them_has_changed()
    {
        Duty();
        Chooser("chooser", one => one);
        _told.Signal("a", Severity.Orange);
        var before = _told.Book.NewestOf("chooser");
        _told.Book.NewestOf("nobody").ShouldBe(0);
        _told.Book.List(new NotificationQuery("chooser")).Notifications.ShouldAllBe(one => one.Recipient == "chooser");
        _told.Book.List(new NotificationQuery("chooser", ChangedAfter: before)).Notifications.ShouldBeEmpty();
        _told.Pass(TimeSpan.FromMinutes(3));
        _told.Book.NewestOf("chooser").ShouldBe(before, "it is others who are told");
        _told.Signal("b", Severity.Orange);
        _told.Book.List(new NotificationQuery("chooser", ChangedAfter: before)).Notifications.ShouldAllBe(one => one.Subject.EndsWith(":b"));
        var now = _told.Book.NewestOf("chooser");
        now.ShouldBeGreaterThan(before);
        _told.Crash();
        _told.Book.NewestOf("chooser").ShouldBe(now);

        _told.NowMs += (long)_told.Policy.KeepFor.TotalMilliseconds + 1;
        _told.Book.Forget(_told.NowMs);
        (_told.Book.NewestOf("chooser"), _told.Book.List(new NotificationQuery("chooser")).Notifications.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void What_was_shown_or_sent_of_a_cleared_alert_lapses_and_says_still_that_it_arrived()
    {
        Duty();
        Chooser("chooser", one => one with { Channels = [NotifyChannel.Mail] });
        var alert = _told.Signal("a", Severity.Orange);
        _told.Send();
        _told.Book.List(new NotificationQuery(Subject: alert, Open: true)).Notifications.ShouldNotBeEmpty();
        _told.Do("a", new ClearAlert("somebody", null));
        var over = _told.Book.List(new NotificationQuery(Subject: alert)).Notifications;
        over.ShouldAllBe(one => one.State == NotificationState.Lapsed);
        over.ShouldContain(one => one.DeliveredAtMs != null);
        _told.Book.HandOffs.ShouldBeEmpty();
    }

    [Fact]
    public void A_quieted_alert_tells_nobody_until_its_window_is_over()
    {
        Duty();
        Chooser("chooser", one => one);
        var quiet = new AlertQuiet(AlertWindowId.Create(BookUnderTest.Cell, "w"), Severity.Orange);
        _told.Signal("a", Severity.Yellow, quiet: quiet);
        _told.Signal("a", Severity.Orange, step: 2);
        _told.Pass(TimeSpan.FromMinutes(20));
        _told.ToldOnScreen().ShouldBeEmpty();

        _told.Do("a", new QuietAlert(By: null));
        _told.ToldOnScreen().ShouldBe(["first", "chooser"]);
    }

    [Fact]
    public void A_storm_is_a_few_messages_and_the_first_grave_one_does_not_wait()
    {
        _told.OnDuty[BookUnderTest.Cell.District] = ["first"];
        _told.Person("first", NotifyChannel.Mail);
        _told.Signal("first", Severity.Red);
        _told.Send().ShouldHaveSingleItem().Notifications.Count.ShouldBe(1);
        for (var i = 0; i < 499; i++)
        {
            _told.Signal($"a{i}", Severity.Red);
        }

        _told.Form().ShouldBeEmpty();
        _told.Pass(_told.Policy.LeastGap);
        var storm = _told.Form().ShouldHaveSingleItem();
        storm.Notifications.Count.ShouldBe(499);
        storm.Notifications.Select(one => one.MessageId).Distinct().ShouldHaveSingleItem().ShouldBe(storm.MessageId);
    }

    [Fact]
    public void What_can_wait_is_gathered()
    {
        Duty();
        _told.Person("first", NotifyChannel.Mail);
        _told.Signal("a", Severity.Yellow);
        _told.Signal("b", Severity.Blue);
        _told.Form().ShouldBeEmpty();
        _told.Pass(_told.Policy.GatherFor);
        _told.Form().ShouldHaveSingleItem().Notifications.Select(one => one.Severity).ShouldBe([Severity.Yellow, Severity.Blue]);
    }

    [Fact]
    public void Reading_the_log_again_tells_nobody_twice_and_a_message_that_was_under_way_goes_again_under_its_id()
    {
        Duty();
        _told.Person("first", NotifyChannel.Mail);
        Chooser("other", one => one with { Channels = [NotifyChannel.Mail] });
        _told.Signal("a", Severity.Orange);
        var sent = _told.Form();
        sent.Select(group => group.Recipient).ShouldBe(["first", "other"]);
        _told.Crash();
        foreach (var logged in _told.Log)
        {
            _told.Read(logged);
        }

        _told.Book.Notifications.Count.ShouldBe(4);
        _told.Form().ShouldBeEmpty("its next attempt is not due");
        _told.Pass(_told.Policy.RetryAfter);
        _told.Form().Select(group => (group.MessageId, group.Notifications.Single().Attempts))
            .ShouldBe(sent.Select(group => (group.MessageId, 2)));
    }

    [Fact]
    public void A_message_that_is_not_taken_is_tried_with_growing_pauses_so_often_and_no_more()
    {
        Duty();
        _told.Person("first", NotifyChannel.Webhook);
        _told.Signal("a", Severity.Orange);
        var attempts = 0;
        for (var second = 0; second < 3_600; second++)
        {
            foreach (var group in _told.Form())
            {
                attempts++;
                _told.Book.Sent(group, ChannelOutcome.Retry(NotifyProblem.Busy, "The receiver answered 503."), _told.NowMs);
            }

            _told.NowMs += 1_000;
        }

        attempts.ShouldBe(_told.Policy.MaxAttempts);
        var one = _told.Book.Notifications.Single(one => one.Channel == NotifyChannel.Webhook);
        (one.State, one.Problem).ShouldBe((NotificationState.Failed, NotifyProblem.Busy));

        _told.Signal("b", Severity.Orange);
        _told.Book.Sent(_told.Form().Single(), ChannelOutcome.Never(NotifyProblem.Refused, "The receiver answered 410."), _told.NowMs);
        _told.Form().ShouldBeEmpty();

        _told.Book.ForgetProblems(_ => true).ShouldBeFalse();
        _told.Book.ForgetProblems(person => person != "first").ShouldBeTrue();
        _told.Book.Notifications.ShouldAllBe(one => one.Problem == null, "who has erased their preferences has erased this too");
    }

    [Fact]
    public void By_choice_a_person_is_told_of_the_kinds_severities_and_areas_chosen()
    {
        Chooser("all", one => one);
        Chooser("red", one => one with { Severities = [Severity.Red] });
        Chooser("elsewhere", one => one with { Areas = [BookUnderTest.Cell.District, CityTwin.City.DivisionCode.Parse("500104")] });
        Chooser("far", one => one with { Areas = [CityTwin.City.DivisionCode.Parse("500104")] });
        Chooser("orders", one => one with { Kinds = [NotifyKind.Order] });
        _told.Signal("a", Severity.Yellow);
        _told.ToldOnScreen().Order().ShouldBe(["all", "elsewhere"]);

        _told.Signal("a", Severity.Red, step: 2);
        _told.ToldOnScreen().Order().ShouldBe(["all", "all", "elsewhere", "elsewhere", "red"]);
    }

    [Fact]
    public void Answering_what_one_chose_to_hear_answers_for_the_duty_too_and_not_for_anybody_else()
    {
        Duty();
        Chooser("second", one => one);
        Chooser("other", one => one);
        _told.Signal("a", Severity.Yellow);
        _told.Pass(TimeSpan.FromMinutes(10));
        var mine = _told.Book.Notifications.Where(one => one.Recipient == "second").ToArray();
        mine.Select(one => one.OnDuty).Order().ShouldBe([false, true]);
        _told.Book.Acknowledge([mine.Single(one => !one.OnDuty).Id], "second", _told.NowMs);
        _told.Book.HandOffs.ShouldBeEmpty();
        _told.Book.Notifications.Where(one => one.Recipient == "second").ShouldAllBe(one => one.IsOver);
        _told.Book.Notifications.Where(one => one.Recipient != "second").ShouldAllBe(one => !one.IsOver);
    }

    [Fact]
    public void Orders_tell_the_department_they_are_sent_to_and_a_breach_whoever_is_on_duty()
    {
        Duty();
        var department = _told.Person("officer") with { Department = "water", Kinds = [NotifyKind.Order, NotifyKind.Breach] };
        _told.People["officer"] = department;
        _told.People["fire"] = department with { Subject = "fire", Department = "fire" };
        _told.People["named"] = department with { Subject = "named", Department = "fire", Kinds = [NotifyKind.Order] };
        _told.Read(Order("order.assigned", 1));
        _told.ToldOnScreen().Order().ShouldBe(["named", "officer"]);
        _told.Read(Order("order.assigned", 1));
        _told.Read(Order("order.stage-overdue", 2));
        _told.ToldOnScreen().Order().ShouldBe(["first", "named", "officer", "officer"]);
        _told.Book.HandOffs.ShouldBeEmpty("an order asks nobody else");

        _told.Read(Order("order.stage-overdue", 3) is var drill ? drill with { Order = drill.Order! with { Exercise = true } } : null!);
        _told.Book.Notifications.Count.ShouldBe(4);

        _told.Book.Notifications.ShouldNotContain(one => one.IsOver);
        _told.Read(Order("order.closed", 4) is var done ? done with { Order = done.Order! with { State = WorkOrderState.Closed } } : null!);
        _told.Book.Notifications.ShouldAllBe(one => one.State == NotificationState.Lapsed);
    }

    private LoggedEvent Order(string type, int version)
    {
        var cell = BookUnderTest.Cell;
        var id = WorkOrderId.Create(cell, "one");
        return new LoggedEvent(
            new LogEntry(cell.District, version, $"{id}#{version}", type, id.Value, _told.NowMs, _told.NowMs, []), Alert: null)
        {
            Order = new WorkOrderView
            {
                Id = id, Version = version, CorrelationId = id.Value, Category = "M04006", Cell = cell, Lead = cell.Street,
                Assignments = [new WorkAssignment("water", cell.Street, IsLead: true, WorkAssignmentState.Assigned, 1, "named")],
            },
        };
    }

    [Fact]
    public void Quiet_hours_keep_a_choice_for_the_morning_but_not_red_and_nothing_from_whoever_is_on_duty()
    {
        var quiet = new QuietHours(11 * 60, 14 * 60, EvenRed: false);
        Chooser("sleeper", one => one with { Quiet = quiet, Channels = [NotifyChannel.Mail] });
        Chooser("deep", one => one with { Quiet = quiet with { EvenRed = true }, Channels = [NotifyChannel.Mail] });
        _told.OnDuty[BookUnderTest.Cell.Street] = ["guard"];
        _told.Person("guard", NotifyChannel.Mail);
        _told.Chooses("guard", one => one with { Quiet = quiet with { EvenRed = true } });

        _told.Signal("a", Severity.Orange);
        _told.Send().Select(group => group.Recipient).ShouldBe(["guard"]);
        _told.Signal("b", Severity.Red);
        _told.Pass(_told.Policy.LeastGap);
        _told.Send().Select(group => (group.Recipient, group.Notifications.Count)).ShouldBe([("sleeper", 1)]);

        _told.Pass(TimeSpan.FromHours(2));
        _told.Send().Select(group => (group.Recipient, group.Notifications.Count)).Order().ShouldBe([("deep", 2), ("sleeper", 1)]);
    }

    [Fact]
    public void Nobody_is_told_of_what_is_long_past_and_no_more_is_kept_than_may_be()
    {
        Duty();
        _told.Signal("a", Severity.Orange);
        var told = new BookUnderTest(new NotificationPolicy { MaxKept = 10 });
        told.OnDuty[BookUnderTest.Cell.Street] = ["first"];
        told.NowMs = _told.NowMs + (long)told.Policy.TellNoOlderThan.TotalMilliseconds + 1;
        told.Read(_told.Log.Single());
        told.Book.Notifications.ShouldBeEmpty();

        for (var i = 0; i < 20; i++)
        {
            told.Signal($"a{i}", Severity.Orange);
            told.NowMs++;
        }

        told.Book.Forget(told.NowMs);
        told.Book.Notifications.Count.ShouldBe(10);
        told.Book.List(new NotificationQuery(Max: 1)).Notifications.Single().Subject.ShouldEndWith(":a19");
    }

    private void Duty()
    {
        _told.OnDuty[BookUnderTest.Cell.Street] = ["first", "second"];
        _told.OnDuty[BookUnderTest.Cell.District] = ["district"];
    }

    private void Chooser(string subject, Func<NotifyPreferences, NotifyPreferences> choose)
    {
        _told.Person(subject);
        _told.Chooses(subject, one => choose(one with { Kinds = [NotifyKind.Alert] }));
    }
}
