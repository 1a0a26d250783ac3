using CityTwin.Access;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.Notifications.Channels;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.Warnings;
using Microsoft.AspNetCore.Http;
using SmtpServer.Protocol;

namespace CityTwin.Silo.Tests.Notifications;

public sealed class NotificationTests(NotificationCity city) : IClassFixture<NotificationCity>, IAsyncLifetime
{
    private const string Secret = "0123456789abcdef0123";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int _streets;

    private readonly DivisionCode _street = TestCity.StreetOf(Interlocked.Increment(ref _streets));
    private HookReceiver _hook = null!;

    private DivisionCode Cell => TestCity.CellOf(_street, 1);

    private INotificationDeskGrain Desk => city.Cluster.Client.GetGrain<INotificationDeskGrain>(_street.District.Value);

    private IPeopleGrain People => city.Cluster.Client.GetGrain<IPeopleGrain>("50");

    public async ValueTask InitializeAsync() => _hook = await HookReceiver.Open();

    public ValueTask DisposeAsync() => _hook.DisposeAsync();

    [Fact]
    public async Task Who_is_on_duty_gets_a_signed_message_and_the_link_in_it_acknowledges_the_alert()
    {
        var wang = await Person("wang", NotifyChannel.Webhook);
        await OnDuty(_street, wang);
        var alert = await Raise("a", Severity.Orange);

        await Until(() => _hook.Got.Count == 1);
        var (messageId, timestamp, signature, body) = _hook.Got.Single();
        signature.ShouldBe($"sha256={WebhookChannel.Sign(Secret, timestamp, body)}");
        var message = _hook.Messages.Single();
        message.GetProperty("messageId").GetString().ShouldBe(messageId);
        var said = message.GetProperty("notifications").EnumerateArray().Single();
        (said.GetProperty("subject").GetString(), said.GetProperty("severity").GetString(), said.GetProperty("reason").GetString())
            .ShouldBe((alert.Value, "II", "duty"));
        message.GetProperty("ackUrl").GetString().ShouldStartWith("https://city.example/notify/v1/ack/");

        var token = message.GetProperty("ackToken").GetString()!;
        await Should.ThrowAsync<NotifyRefusedException>(Desk.AcknowledgeLink($"{token[..^1]}{(token[^1] == 'A' ? 'B' : 'A')}"));
        (await Desk.AcknowledgeLink(token)).ShouldAllBe(one => one.State == NotificationState.Acknowledged);
        var view = (await city.Cluster.Client.GetGrain<IAlertGrain>(alert.Value).Get())!;
        (view.Acknowledged, view.AcknowledgedBy).ShouldBe((true, wang));
        await Until(async () => (await Of(alert)).All(one => one is { State: NotificationState.Acknowledged }));
        (await Of(alert)).Select(one => one.Channel).Order().ShouldBe([NotifyChannel.Screen, NotifyChannel.Webhook]);
    }

    [Fact]
    public async Task Whoever_was_revoked_is_neither_asked_nor_sent_to_and_their_links_acknowledge_nothing_until_they_set_preferences_again()
    {
        var (wang, li) = (await Person("wang", NotifyChannel.Webhook), Name("li"));
        await OnDuty(_street, wang, li);
        var before = await Raise("a", Severity.Orange);
        await Until(() => _hook.Got.Count == 1);
        var token = _hook.Messages.Single().GetProperty("ackToken").GetString()!;

        await Revoke(wang);

        (await Should.ThrowAsync<NotifyRefusedException>(Desk.AcknowledgeLink(token))).Message.ShouldContain("revoked");
        (await city.Cluster.Client.GetGrain<IAlertGrain>(before.Value).Get())!.Acknowledged.ShouldBeFalse();
        await Until(async () => (await Of(before)).Any(one => one.Recipient == li));
        var after = await Raise("b", Severity.Orange);
        await Until(async () => (await Of(after)).Count > 0);
        (await Of(after)).Select(one => one.Recipient).ShouldBe([li]);
        (await Should.ThrowAsync<NotifyRefusedException>(Desk.Test(wang, NotifyChannel.Webhook))).Message.ShouldContain("revoked");

        await Person("wang", NotifyChannel.Webhook);
        var back = await Raise("c", Severity.Orange);
        await Until(() => _hook.Messages.Any(message => message.ToString().Contains(back.Value, StringComparison.Ordinal)));
        var newer = _hook.Messages.Last().GetProperty("ackToken").GetString()!;
        (await Desk.AcknowledgeLink(newer)).ShouldAllBe(one => one.AcknowledgedBy == wang);
        _hook.Messages.ShouldNotContain(message => message.ToString().Contains(after.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waited_for_whoever_was_revoked_meanwhile_is_not_sent()
    {
        var wang = await Person("wang", NotifyChannel.Webhook);
        await OnDuty(_street, wang);
        _hook.Answers = http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        var alert = await Raise("a", Severity.Orange);
        await Until(() => !_hook.Got.IsEmpty);
        await Revoke(wang);
        await Until(async () => (await Of(alert)).Any(one => one is { Channel: NotifyChannel.Webhook, State: NotificationState.Failed }));
        (await Of(alert)).Single(one => one.Channel == NotifyChannel.Webhook).Problem.ShouldBe(NotifyProblem.NoTarget);
    }

    [Fact]
    public async Task Unanswered_it_goes_to_the_next_on_duty_and_then_to_the_district()
    {
        var (first, second, district) = (Name("first"), Name("second"), Name("district"));
        await OnDuty(_street, first, second);
        await OnDuty(_street.District, district);
        var alert = await Raise("a", Severity.Blue);
        await Until(async () => (await Of(alert)).Any(one => one.Recipient == district));
        (await Of(alert)).OrderBy(one => one.CreatedAtMs).Select(one => one.Recipient).ShouldBe([first, second, district]);
    }

    [Fact]
    public async Task A_grave_warning_of_another_authority_tells_who_is_on_duty_at_the_districts_centre()
    {
        var district = _street.District;
        var wang = await Person("warned", NotifyChannel.Webhook);
        await OnDuty(district, wang);
        var sender = $"bureau-{_street}@example";
        var id = WarningIdentity.OfReceived(district, new WarningReference(sender, "a"));
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await city.Cluster.Client.GetGrain<IWarningGrain>(id.Value).Receive(
            new WarningPrincipal("bringer", DivisionCode.Parse("50")),
            new ReceivedMessage(sender, "Bureau", "a", nowMs - (nowMs % 1_000), ReceivedKind.Alert, ReceivedStatus.Actual, null, new string('0', 64)),
            new WarningContent(
                "rain.heavy", [WarningCategory.Met], [], WarningUrgency.Expected, Severity.Red, WarningCertainty.Likely,
                new WarningText("暴雨", "暴雨红色预警", "未来三小时降雨超过一百毫米。"), null, null, null, nowMs + 3_600_000,
                [new WarningArea(district, "区", "District", [])]));
        await Until(() => _hook.Messages.Any(message => message.ToString().Contains(id.Value, StringComparison.Ordinal)));
        var said = _hook.Messages.Single().GetProperty("notifications").EnumerateArray().Single();
        (said.GetProperty("kind").GetString(), said.GetProperty("severity").GetString(), said.GetProperty("reason").GetString())
            .ShouldBe(("warning", "I", "duty"));
        said.GetProperty("text").GetString()!.ShouldStartWith("【值班】其他机构发布的红色预警：暴雨红色预警，");
        var token = _hook.Messages.Single().GetProperty("ackToken").GetString()!;
        (await Desk.AcknowledgeLink(token)).ShouldAllBe(one => one.State == NotificationState.Acknowledged);
    }

    [Fact]
    public async Task A_person_acknowledges_their_own_and_nobody_elses()
    {
        var li = Name("li");
        await OnDuty(_street, li);
        var alert = await Raise("a", Severity.Orange);
        await Until(async () => (await Of(alert)).Count == 1);
        var one = (await Of(alert)).Single();
        (await Should.ThrowAsync<NotifyRefusedException>(Desk.Acknowledge(one.Id, "another"))).Refusal.ShouldBe(NotifyRefusal.Missing);
        var taken = await Desk.Acknowledge(one.Id, li);
        (taken.State, taken.AcknowledgedBy).ShouldBe((NotificationState.Acknowledged, li));
        (await Desk.Acknowledge(one.Id, li)).ShouldBe(taken);
    }

    [Fact]
    public async Task What_a_screen_shows_of_an_alert_lapses_when_it_clears()
    {
        await OnDuty(_street, Name("li"));
        var alert = await Raise("a", Severity.Orange);
        await Until(async () => (await Of(alert)).Any(one => one.State == NotificationState.Sent));
        await city.Cluster.Client.GetGrain<IAlertGrain>(alert.Value).Clear("somebody", note: null);
        await Until(async () => (await Of(alert)).All(one => one.State == NotificationState.Lapsed));
        (await Desk.List(new NotificationQuery(Name("li"), Open: true))).Notifications.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_fails_is_asked_again_under_the_same_id_also_by_the_silo_that_comes_after()
    {
        var wang = await Person("wang", NotifyChannel.Webhook);
        await OnDuty(_street, wang);
        _hook.Answers = http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        var alert = await Raise("a", Severity.Orange);
        await Until(() => !_hook.Got.IsEmpty);
        await city.Restart();
        _hook.Answers = _ => Task.CompletedTask;

        await Desk.Attend();
        await Until(async () => (await Of(alert)).Any(one => one.State == NotificationState.Delivered));
        _hook.Got.Select(one => one.MessageId).Distinct().ShouldHaveSingleItem();
        (await Of(alert)).Count.ShouldBe(2, "nobody was told twice");
        var (cursor, head) = (_hook.Got.Count, await Log.Head());
        cursor.ShouldBeGreaterThan(1);
        head.ShouldBe(1);
    }

    [Fact]
    public async Task What_storage_does_not_take_is_not_told_and_is_once_it_does()
    {
        var wang = await Person("wang", NotifyChannel.Webhook);
        await OnDuty(_street, wang);
        await Raise("a", Severity.Orange);
        await Until(() => _hook.Got.Count == 1);
        var first = (await Desk.List(new NotificationQuery(Recipient: wang))).Notifications[0].Id;
        AlertId alert;
        using (city.Silos.Line.Cut($"notification-desk/{_street.District}"))
        {
            alert = await Raise("b", Severity.Orange);
            await Log.Stored(await Log.Head());
            for (var i = 0; i < 3; i++)
            {
                await Should.ThrowAsync<Exception>(Desk.Acknowledge(first, wang), "an answer that cannot be kept is not taken");
            }

            _hook.Got.Count.ShouldBe(1);
        }

        await Until(async () => (await Of(alert)).Any(one => one.State == NotificationState.Delivered));
        _hook.Got.Select(one => one.MessageId).Distinct().Count().ShouldBe(2, "what was perhaps sent goes again under its id");
    }

    [Fact]
    public async Task A_roster_that_cannot_be_read_silences_nobody_and_the_next_centre_up_is_asked()
    {
        await OnDuty(_street.District, await Person("district", NotifyChannel.Webhook));
        var reads = city.Silos.Line.CountReads($"roster/{_street}");
        using (city.Silos.Line.CutReads($"roster/{_street}"))
        {
            var alert = await Raise("a", Severity.Orange);
            await Until(async () => (await Of(alert)).Any(one => one.State == NotificationState.Delivered));
        }

        reads().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_nobody_else_and_an_event_none_at_all()
    {
        await using var other = await HookReceiver.Open();
        var release = new TaskCompletionSource();
        _hook.Answers = _ => release.Task;
        var slow = await Person("slow", NotifyChannel.Webhook);
        var quick = Name("quick");
        await People.Set(Preferences(quick, NotifyChannel.Webhook) with { Webhook = new WebhookTarget(other.Url, Secret), Kinds = [NotifyKind.Alert] }, null);
        await OnDuty(_street, slow);
        await Raise("a", Severity.Orange);
        await Until(() => !_hook.Got.IsEmpty);
        await Raise("b", Severity.Orange);
        await Until(() => other.Messages.Any(message => message.ToString().Contains(Name("b"), StringComparison.Ordinal)));
        release.SetResult();
    }

    [Fact]
    public async Task A_storm_of_five_hundred_alerts_is_a_few_messages()
    {
        var wang = await Person("wang", NotifyChannel.Webhook);
        await OnDuty(_street, wang);
        await Task.WhenAll(Enumerable.Range(0, 500).Chunk(50).SelectMany(some => some.Select(i => Raise($"s{i}", Severity.Orange))));
        await Until(() => _hook.Messages.Sum(message => message.GetProperty("count").GetInt32()) == 500);
        _hook.Got.Count.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Mail_goes_by_a_real_server_in_the_persons_language_under_the_messages_id()
    {
        var wang = await Person("wang", NotifyChannel.Mail);
        await OnDuty(_street, wang);
        var alert = await Raise("a", Severity.Orange);
        await Until(async () => (await Of(alert)).Any(one => one is { Channel: NotifyChannel.Mail, State: NotificationState.Sent }));
        var letter = city.Post.Got.Single(letter => letter.To.ToString() == Mail(wang));
        letter.Subject!.ShouldContain("橙色告警");
        letter.TextBody!.ShouldContain(alert.Value);
        letter.TextBody!.ShouldContain("https://city.example/notify/v1/ack/");
        var sent = (await Of(alert)).Single(one => one.Channel == NotifyChannel.Mail);
        letter.MessageId.ShouldStartWith($"{sent.MessageId}@");
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_written_to_again()
    {
        city.Post.Answers = SmtpResponse.MailboxUnavailable;
        try
        {
            var wang = await Person("wang", NotifyChannel.Mail);
            var outcome = await Desk.Test(wang, NotifyChannel.Mail);
            (outcome.Taken, outcome.Hopeless).ShouldBe((false, true));
            (outcome.Problem, outcome.Detail!.Contains("550", StringComparison.Ordinal)).ShouldBe((NotifyProblem.Refused, true));

            await OnDuty(_street, wang);
            var alert = await Raise("a", Severity.Orange);
            await Until(async () => (await Of(alert)).Any(one => one.State == NotificationState.Failed));
            (await Of(alert)).Single(one => one.Channel == NotifyChannel.Mail).Problem.ShouldBe(NotifyProblem.Refused);
            await People.Erase(wang);
            await Until(async () => (await Of(alert)).All(one => one.Problem is null));
        }
        finally
        {
            city.Post.Answers = SmtpResponse.Ok;
        }

        (await Should.ThrowAsync<NotifyRefusedException>(Desk.Test(Name("nobody"), NotifyChannel.Mail))).Field.ShouldBe("channel");
    }

    [Fact]
    public async Task A_test_says_that_it_is_one_and_is_no_notification()
    {
        var wang = await Person("wang", NotifyChannel.Webhook);
        (await Desk.Test(wang, NotifyChannel.Webhook)).ShouldBe(ChannelOutcome.Delivered);
        _hook.Messages.Single().GetProperty("type").GetString().ShouldBe("test");
        (await Desk.List(new NotificationQuery(Recipient: wang))).Notifications.ShouldBeEmpty();
    }

    [Fact]
    public async Task Preferences_and_rosters_are_replaced_over_the_version_that_was_seen_and_a_secret_left_out_is_kept()
    {
        var wang = Name("versions");
        var first = await People.Set(Preferences(wang, NotifyChannel.Webhook), expectedVersion: 0);
        (await Should.ThrowAsync<NotifyRefusedException>(People.Set(first, expectedVersion: 0))).Refusal.ShouldBe(NotifyRefusal.Stale);
        var second = await People.Set(first with { Language = "en", Webhook = new WebhookTarget(_hook.Url, "") }, first.Version);
        (second.Version, second.Webhook!.Secret, second.Language).ShouldBe((2, Secret, "en"));
        await People.Erase(wang);
        (await People.Find(wang)).ShouldBeNull();

        var roster = city.Cluster.Client.GetGrain<IRosterGrain>(_street.Value);
        var set = await roster.Set(Roster("li"), "admin", expectedVersion: 0);
        (set.Roster.Version, set.Roster.SetBy, string.Join(',', set.Duty.Now)).ShouldBe((1, "admin", "li"));
        (await Should.ThrowAsync<NotifyRefusedException>(roster.Set(Roster("he"), "admin", 0))).Refusal.ShouldBe(NotifyRefusal.Stale);
        (await Should.ThrowAsync<NotifyRefusedException>(roster.Set(Roster(), "admin", 1))).Field.ShouldBe("shifts[0].people");
        (await roster.Get()).Roster.Version.ShouldBe(1);
    }

    private IDistrictLogGrain Log => city.Cluster.Client.GetGrain<IDistrictLogGrain>(_street.District.Value);

    private string Name(string name) => $"{name}{_street}";

    private static string Mail(string person) => $"{person}@city.example";

    private NotifyPreferences Preferences(string person, params NotifyChannel[] channels) =>
        NotifyPreferences.Of(person, _street, department: null) with
        {
            Webhook = new WebhookTarget(_hook.Url, Secret), Mail = Mail(person), Channels = channels,
        };

    private async Task<string> Person(string name, params NotifyChannel[] channels) =>
        (await People.Set(Preferences(Name(name), channels), null)).Subject;

    private static Roster Roster(params string[] people) => new() { Shifts = [new DutyShift([1, 2, 3, 4, 5, 6, 7], 0, 0, people)] };

    private Task Revoke(string subject)
    {
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return city.Cluster.Client.GetGrain<IRevocationsGrain>("50").Revoke(
            new Revocation(RevocationKind.Subject, subject, nowMs, "admin", "left", nowMs, nowMs + 1_000_000));
    }

    private Task OnDuty(DivisionCode centre, params string[] people) =>
        city.Cluster.Client.GetGrain<IRosterGrain>(centre.Value).Set(Roster(people), "tests", null);

    private async Task<AlertId> Raise(string name, Severity severity)
    {
        var id = AlertId.Create(Cell, Name(name));
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await city.Cluster.Client.GetGrain<IAlertGrain>(id.Value).Signal(new AlertSignal(
            id, TwinId.Sensor(Cell, "0042"), "river-level-high", Cell, severity, nowMs, new AlertEvidence("levelM", 11, 10, nowMs), 1));
        return id;
    }

    private async Task<IReadOnlyList<Notification>> Of(AlertId alert) =>
        (await Desk.List(new NotificationQuery(Subject: alert.Value))).Notifications;

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
