using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.Sensing;
using CityTwin.WorkOrders;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class NotificationTests(ScriptedCity city)
{
    private const string District = "500103";

    private V1.NotificationService.NotificationServiceClient Notifications => new(city.Channel());

    [Fact]
    public async Task Preferences_come_back_as_they_were_set_without_the_secret_and_stale_or_bad_ones_are_refused()
    {
        var caller = city.As("operator", District);
        var wanted = new V1.NotifyPreferences
        {
            Language = "en", Channels = { "webhook", "mail" }, Mail = "wang@city.example",
            Webhook = new V1.Webhook { Url = "https://duty.example/", Secret = "0123456789abcdef" },
            Kinds = { "alert", "breach" }, Severities = { "I", "II" }, Areas = { TinyCity.Street },
            Quiet = new V1.QuietHours { FromMinute = 1320, UntilMinute = 420 },
        };
        var set = await Notifications.SetPreferencesAsync(new V1.SetPreferencesRequest { Preferences = wanted }, caller);
        (set.Webhook.Secret, set.Webhook.HasSecret, set.Area, set.Version).ShouldBe(("", true, District, 1));
        var read = await Notifications.GetPreferencesAsync(new V1.GetPreferencesRequest(), caller);
        read.ShouldBe(set);
        (read.Kinds, read.Severities, read.Channels).ShouldBe((["alert", "breach"], ["I", "II"], ["webhook", "mail"]));

        await Set(new V1.NotifyPreferences(wanted), StatusCode.Aborted, 9);
        await Set(new V1.NotifyPreferences(wanted) { Mail = "nobody" }, StatusCode.InvalidArgument, says: "preferences.mail: ");
        await Set(new V1.NotifyPreferences(wanted) { Kinds = { "rumour" } }, StatusCode.InvalidArgument, says: "preferences.kinds: 'rumour'");
        await Set(new V1.NotifyPreferences(wanted) { Areas = { "500199" } }, StatusCode.InvalidArgument, says: "preferences.areas: ");
        await Set(new V1.NotifyPreferences(wanted) { Device = "nobodys" }, StatusCode.InvalidArgument, says: "preferences.device: ");

        await Refused(StatusCode.PermissionDenied, async () => await Notifications.ErasePreferencesAsync(
            new V1.ErasePreferencesRequest { Subject = "test-operator" }, city.As("admin", District)));
        await Notifications.ErasePreferencesAsync(new V1.ErasePreferencesRequest { Subject = "test-operator" }, city.As("admin"));
        (await Notifications.GetPreferencesAsync(new V1.GetPreferencesRequest(), caller)).Version.ShouldBe(0);

        async Task Set(V1.NotifyPreferences preferences, StatusCode code, int seen = 0, string says = "") =>
            (await Should.ThrowAsync<RpcException>(async () => await Notifications.SetPreferencesAsync(
                new V1.SetPreferencesRequest { Preferences = preferences, ExpectedVersion = seen }, caller)))
            .ShouldSatisfyAllConditions(e => e.StatusCode.ShouldBe(code), e => e.Status.Detail.ShouldStartWith(says));
    }

    [Fact]
    public async Task A_test_tells_what_became_of_it()
    {
        var caller = city.As("operator", TinyCity.Street);
        var told = await Notifications.TestChannelAsync(new V1.TestChannelRequest { Channel = "webhook" }, caller);
        (told.Taken, told.Problem).ShouldBe((false, "The receiver answered 410."));
        await Refused(StatusCode.InvalidArgument, async () => await Notifications.TestChannelAsync(new V1.TestChannelRequest { Channel = "mail" }, caller));
        await Refused(StatusCode.InvalidArgument, async () => await Notifications.TestChannelAsync(new V1.TestChannelRequest { Channel = "pigeon" }, caller));
    }

    [Fact]
    public async Task A_roster_is_set_by_its_centre_and_read_from_below()
    {
        var request = new V1.SetRosterRequest
        {
            Centre = TinyCity.Street, Shifts = { new V1.DutyShift { Days = { 1, 2 }, FromMinute = 0, UntilMinute = 0, People = { "wang", "li" } } },
            Overrides =
            {
                new V1.DutyOverride
                {
                    From = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch), Until = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddDays(1)),
                    People = { "he" },
                },
            },
        };
        var set = await Notifications.SetRosterAsync(request, city.As("commander", District));
        (set.Version, set.SetBy, set.Overrides.Single().People.Single()).ShouldBe((1, "test-commander", "he"));
        set.Now.ShouldBe(["wang", "li"]);
        set.NextAt.Seconds.ShouldBe(60);
        await Refused(StatusCode.Aborted, async () => await Notifications.SetRosterAsync(
            new V1.SetRosterRequest(request) { ExpectedVersion = 9 }, city.As("commander", District)));
        await Refused(StatusCode.PermissionDenied, async () => await Notifications.SetRosterAsync(request, city.As("commander", "500104")));
        await Refused(StatusCode.InvalidArgument, async () => await Notifications.SetRosterAsync(
            new V1.SetRosterRequest(request) { Centre = TinyCity.Cell }, city.As("commander")));
        request.Overrides[0].Until = null;
        await Refused(StatusCode.InvalidArgument, async () => await Notifications.SetRosterAsync(request, city.As("commander", District)));

        (await Notifications.GetRosterAsync(new V1.GetRosterRequest { Centre = District }, city.As("operator", TinyCity.Street))).Centre.ShouldBe(District);
        await Refused(StatusCode.PermissionDenied, async () => await Notifications.GetRosterAsync(
            new V1.GetRosterRequest { Centre = District }, city.As("operator", "500104")));
    }

    [Fact]
    public async Task One_reads_and_acknowledges_ones_own_and_a_watcher_hears_of_it()
    {
        var (mine, others) = (Add("a1", "test-operator"), Add("a2", "test-dispatcher"));
        var caller = city.As("operator", District);
        using var watch = Notifications.WatchNotifications(new V1.WatchNotificationsRequest(), caller);
        await Heard(watch, update => update.Notification?.Id == mine && update.Type == "snapshot");
        await Heard(watch, update => update.SnapshotComplete);

        var list = await Notifications.ListNotificationsAsync(new V1.ListNotificationsRequest { State = "open" }, caller);
        list.Notifications.ShouldAllBe(one => one.Recipient == "test-operator");
        list.Notifications.Single(one => one.Id == mine).Problem.ShouldBe("timed-out");
        await Refused(StatusCode.NotFound, async () => await Acknowledge(others, caller));
        await Refused(StatusCode.InvalidArgument, async () => await Acknowledge("17", caller));
        (await Acknowledge(mine, caller)).State.ShouldBe("acknowledged");
        await Heard(watch, update => update.Notification is { State: "acknowledged" } one && one.Id == mine && update.Type == "changed");
        await Heard(watch, update => update.Type == "heartbeat");
    }

    [Fact]
    public async Task A_watch_begins_with_all_that_is_open_and_asks_for_no_list_while_nothing_changes()
    {
        var (person, caller) = ("test-many", city.As("operator", District, subject: "test-many"));
        for (var i = 0; i < 450; i++)
        {
            var id = Add($"many{i}", person);
            city.Script.Notifications[id] = city.Script.Notifications[id] with { CreatedAtMs = i, Change = i + 1 };
        }

        using var watch = Notifications.WatchNotifications(new V1.WatchNotificationsRequest(), caller);
        var shown = new HashSet<string>();
        await Heard(watch, update =>
        {
            shown.Add(update.Notification?.Id ?? "");
            return update.SnapshotComplete;
        });
        shown.Count(id => id.Length > 0).ShouldBe(450);

        var listed = city.Script.Listed[person];
        for (var i = 0; i < 4; i++)
        {
            await Heard(watch, update => update.Type == "heartbeat"); // Four of them are longer than two renewals.
        }

        city.Script.Listed[person].ShouldBe(listed);
        var old = $"{District}-many0";
        city.Script.Notifications[old] = city.Script.Notifications[old] with { State = NotificationState.Lapsed, Change = 1_000 };
        await Heard(watch, update => update is { Type: "changed", Notification.State: "lapsed" } && update.Notification.Id == old);
        city.Script.Listed[person].ShouldBe(listed + 1, "only what has changed is asked for, and of one desk");
    }

    [Fact]
    public async Task Who_was_told_of_an_order_is_seen_by_whoever_sees_the_order_but_not_why_a_channel_failed()
    {
        await Refused(StatusCode.InvalidArgument, async () => await List("17", city.As("operator", District)));
        await Refused(StatusCode.NotFound, async () => await List($"alert:{TinyCity.Cell}:none", city.As("operator", "500104")));
        var cell = DivisionCode.Parse(TinyCity.Cell);
        var id = WorkOrderId.Create(cell, "told");
        city.Script.Orders[id] = new WorkOrderView
        {
            Id = id, Version = 1, CorrelationId = id.Value, Category = "M04006", Cell = cell, Lead = cell.Street, Trail = new LogTrail(1),
        };
        var order = id.Value;
        Add("b1", "test-operator", order);
        Add("b2", "test-dispatcher", order);
        var told = await List(order, city.As("dispatcher", District));
        told.Notifications.Select(one => (one.Recipient, one.Problem)).Order().ShouldBe(
            [("test-dispatcher", "timed-out"), ("test-operator", "")]);
        await Refused(StatusCode.NotFound, async () => await List(order, city.As("dispatcher", "500104")));
    }

    [Fact]
    public async Task A_link_is_read_without_effect_and_acknowledges_by_its_button_without_a_token()
    {
        var id = Add("c1", "test-operator");
        using var http = new HttpClient { BaseAddress = city.Http };
        (await http.GetStringAsync($"/notify/v1/ack/{ScriptedDesk.Link}")).ShouldContain("<form method=\"post\">");
        using var taken = await http.PostAsync($"/notify/v1/ack/{ScriptedDesk.Link}", null);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await taken.Content.ReadAsStringAsync())!["acknowledged"]!.AsArray().Count.ShouldBe(1, id);

        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var page = await http.PostAsync($"/notify/v1/ack/{ScriptedDesk.Link}", null);
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        foreach (var bad in new[] { "500103-m1.9.forged", "500199-m1.9.sign", "x" })
        {
            using var refused = await http.PostAsync($"/notify/v1/ack/{bad}", null);
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound, bad);
        }
    }

    private string Add(string serial, string recipient, string? subject = null)
    {
        var cell = DivisionCode.Parse(TinyCity.Cell);
        var one = new Notification
        {
            Id = $"{District}-{serial}", Subject = subject ?? $"alert:{cell}:{serial}", Recipient = recipient, Channel = NotifyChannel.Mail,
            Centre = cell.District, Cell = cell, Severity = Severity.Red, State = NotificationState.Failed, CreatedAtMs = 5, Change = 1,
            Problem = NotifyProblem.TimedOut, What = "river-level-high",
        };
        city.Script.Notifications[one.Id] = one;
        return one.Id;
    }

    private async Task<V1.Notification> Acknowledge(string id, Metadata caller) =>
        await Notifications.AcknowledgeNotificationAsync(new V1.AcknowledgeNotificationRequest { Id = id }, caller);

    private async Task<V1.ListNotificationsResponse> List(string subject, Metadata caller) =>
        await Notifications.ListNotificationsAsync(new V1.ListNotificationsRequest { Subject = subject }, caller);

    private static async Task Heard(AsyncServerStreamingCall<V1.NotificationUpdate> watch, Func<V1.NotificationUpdate, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await watch.ResponseStream.MoveNext(patience.Token))
        {
            if (holds(watch.ResponseStream.Current))
            {
                return;
            }
        }

        throw new InvalidOperationException("The stream ended before that was heard.");
    }

    private static async Task Refused(StatusCode code, Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(code);
}
