using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.Sensing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class AlertWindowTests(ScriptedCity city)
{
    private const string District = "500103";

    private V1.AlertWindowService.AlertWindowServiceClient Windows => new(city.Channel());

    [Fact]
    public async Task A_window_is_opened_listed_wherever_it_concerns_alerts_and_closed()
    {
        var caller = city.As("operator", District);
        var opened = await Windows.OpenAlertWindowAsync(Request("listed", r =>
        {
            r.TwinIds.Add($"sensor:{TinyCity.Cell}:0001");
            r.Rules.Add("river-level-high");
            r.Hours.Add(new V1.AlertWindowHours { Days = { "mon", "sun" }, From = "22:00", Until = "06:00" });
            r.Hours.Add(new V1.AlertWindowHours { From = "00:00", Until = "24:00" });
        }), caller);
        (opened.Kind, opened.Scope, opened.QuietsUpTo, opened.State, opened.OpenedBy, opened.TimeZone)
            .ShouldBe(("maintenance", TinyCity.Street, "II", "holding", "test-operator", TinyCity.TimeZone));
        opened.Hours.Select(hours => $"{string.Join('+', hours.Days)} {hours.From}-{hours.Until}").ShouldBe(["mon+sun 22:00-06:00", " 00:00-24:00"]);
        (await Windows.OpenAlertWindowAsync(Request("listed"), caller)).Id.ShouldBe(opened.Id);

        foreach (var area in new[] { District, TinyCity.Street, TinyCity.Cell })
        {
            (await Windows.ListAlertWindowsAsync(new V1.ListAlertWindowsRequest { Area = area, State = "open" }, city.As("auditor")))
                .Windows.ShouldContain(window => window.Id == opened.Id, area);
        }

        var closed = await Windows.CloseAlertWindowAsync(new V1.CloseAlertWindowRequest { Id = opened.Id, Note = "done" }, caller);
        (closed.State, closed.ClosedBy, closed.EndedAt is null).ShouldBe(("closed", "test-operator", false));
        (await Windows.ListAlertWindowsAsync(new V1.ListAlertWindowsRequest { State = "open" }, caller))
            .Windows.ShouldNotContain(window => window.Id == opened.Id);
    }

    [Fact]
    public async Task What_people_said_is_read_by_its_commitment_by_those_who_may_and_gone_once_it_was_erased()
    {
        var opened = await Windows.OpenAlertWindowAsync(Request("words", r => r.Reason = "  Ms Li of flat 4 asked "), city.As("operator", District));
        var closed = await Windows.CloseAlertWindowAsync(new V1.CloseAlertWindowRequest { Id = opened.Id, Note = "done" }, city.As("operator", District));
        var reason = new V1.GetAlertWindowWordsRequest { Id = opened.Id, Commitment = closed.Reason };
        (await Windows.GetAlertWindowWordsAsync(reason, city.As("officer", TinyCity.Street))).Text.ShouldBe("Ms Li of flat 4 asked");
        using var note = await city.Client("grid-member", TinyCity.Street).GetAsync($"/v1/alert-windows/{opened.Id}/words/{closed.Note}");
        (await note.Content.ReadFromJsonAsync<JsonNode>())!["text"]!.GetValue<string>().ShouldBe("done");

        await Refused(StatusCode.PermissionDenied, async () => await Windows.GetAlertWindowWordsAsync(reason, city.As("auditor")));
        await Refused(StatusCode.NotFound, async () => await Windows.GetAlertWindowWordsAsync(reason, city.As("operator", TinyCity.Cell)));
        await Refused(StatusCode.InvalidArgument, async () => await Windows.GetAlertWindowWordsAsync(
            new V1.GetAlertWindowWordsRequest { Id = opened.Id, Commitment = "c0de" }, city.As("operator")));

        var erase = new V1.EraseAlertWindowWordsRequest { Id = opened.Id, Commitment = closed.Reason };
        await Refused(StatusCode.PermissionDenied, async () => await Windows.EraseAlertWindowWordsAsync(erase, city.As("commander")));
        (await Windows.EraseAlertWindowWordsAsync(erase, city.As("admin"))).Window.Id.ShouldBe(opened.Id);
        await Refused(StatusCode.NotFound, async () => await Windows.GetAlertWindowWordsAsync(reason, city.As("admin")));
    }

    [Fact]
    public async Task Of_a_window_around_ones_area_one_sees_ones_own_twins_a_count_of_the_others_and_no_words()
    {
        var (own, others) = ($"sensor:{TinyCity.Cell}:0001", "sensor:500103002001001:0002");
        var opened = await Windows.OpenAlertWindowAsync(
            Request("twins", r =>
            {
                r.Scope = District;
                r.TwinIds.AddRange([own, others]);
            }), city.As("commander", District));
        (string.Join(", ", opened.TwinIds), opened.OtherTwins).ShouldBe(($"{own}, {others}", 0));

        var seen = await Seen(TinyCity.Street);
        (string.Join(", ", seen.TwinIds), seen.OtherTwins).ShouldBe((own, 1));
        seen = await Seen("500103001001002");
        (seen.TwinIds.Count, seen.OtherTwins).ShouldBe((0, 2));
        await Refused(StatusCode.NotFound, async () => await Windows.GetAlertWindowWordsAsync(
            new V1.GetAlertWindowWordsRequest { Id = opened.Id, Commitment = seen.Reason }, city.As("operator", TinyCity.Street)));

        async Task<V1.AlertWindow> Seen(string area) =>
            (await Windows.ListAlertWindowsAsync(new V1.ListAlertWindowsRequest(), city.As("operator", area))).Windows.Single(one => one.Id == opened.Id);
    }

    [Theory]
    [InlineData("operator", false)]
    [InlineData("dispatcher", false)]
    [InlineData("commander", true)]
    [InlineData("admin", true)]
    public async Task Red_is_quieted_by_commanders_and_admins(string role, bool may)
    {
        var open = async () => await Windows.OpenAlertWindowAsync(
            Request($"red-{role}", r => r.QuietsUpTo = "I"), city.As(role, District));
        if (may)
        {
            (await open()).QuietsUpTo.ShouldBe("I");
        }
        else
        {
            var refused = await Should.ThrowAsync<RpcException>(open);
            (refused.StatusCode, refused.Status.Detail.Split(':')[0]).ShouldBe((StatusCode.PermissionDenied, "quiets_up_to"));
        }
    }

    [Fact]
    public async Task Over_rest_it_is_the_same_and_a_window_to_come_says_so()
    {
        var http = city.Client("commander", District);
        using var answer = await http.PostAsJsonAsync("/v1/alert-windows", new
        {
            requestId = "rest", kind = "suppression", scope = TinyCity.Street, rules = new[] { "river-level-high" }, quietsUpTo = "I",
            from = TimeProvider.System.GetUtcNow().AddHours(1), until = TimeProvider.System.GetUtcNow().AddHours(2), reason = "known",
        });
        var opened = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        (opened["state"]!.GetValue<string>(), opened["quietsUpTo"]!.GetValue<string>()).ShouldBe(("coming", "I"));
        using var closed = await http.PostAsJsonAsync($"/v1/alert-windows/{opened["id"]!.GetValue<string>()}:close", new { note = "" });
        (await closed.Content.ReadFromJsonAsync<JsonNode>())!["state"]!.GetValue<string>().ShouldBe("closed");
    }

    [Theory]
    [InlineData("request_id", "")]
    [InlineData("kind", "works")]
    [InlineData("kind", "")]
    [InlineData("scope", "")]
    [InlineData("scope", "50")]
    [InlineData("scope", "500199")]
    [InlineData("twin_ids", "17")]
    [InlineData("quiets_up_to", "V")]
    [InlineData("until", "")]
    [InlineData("hours.days", "monday")]
    [InlineData("hours.from", "9:00")]
    [InlineData("hours.from", "24:00")]
    [InlineData("hours.until", "24:01")]
    [InlineData("reason", "refuse")]
    public async Task What_cannot_be_read_is_refused_by_the_fields_name(string field, string text)
    {
        var refused = await Should.ThrowAsync<RpcException>(async () => await Windows.OpenAlertWindowAsync(
            Request("refused", request => Spoil(request, field, text)), city.As("admin")));
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refused.Status.Detail.ShouldStartWith($"{field}: ");
    }

    [Fact]
    public async Task What_lies_elsewhere_is_neither_opened_nor_closed()
    {
        var street = city.As("commander", TinyCity.Street);
        await Refused(StatusCode.PermissionDenied, async () => await Windows.OpenAlertWindowAsync(Request("out", r => r.Scope = District), street));
        var around = await Windows.OpenAlertWindowAsync(Request("around", r => r.Scope = District), city.As("commander", District));
        (await Windows.ListAlertWindowsAsync(new V1.ListAlertWindowsRequest(), street)).Windows.ShouldContain(window => window.Id == around.Id);
        var close = new V1.CloseAlertWindowRequest { Id = around.Id };
        await Refused(StatusCode.PermissionDenied, async () => await Windows.CloseAlertWindowAsync(close, street));
        await Refused(StatusCode.NotFound, async () => await Windows.CloseAlertWindowAsync(close, city.As("admin", "500104")));
        await Refused(StatusCode.InvalidArgument, async () => await Windows.CloseAlertWindowAsync(new V1.CloseAlertWindowRequest { Id = "17" }, street));
        await Refused(StatusCode.NotFound, async () => await Windows.CloseAlertWindowAsync(
            new V1.CloseAlertWindowRequest { Id = $"alert-window:{TinyCity.Street}:never" }, street));
    }

    [Fact]
    public async Task A_watcher_is_sent_quieted_alerts_or_the_others_as_it_asked()
    {
        var quiet = new AlertQuiet(AlertWindowId.Create(DivisionCode.Parse(TinyCity.Street), "a"), Severity.Orange);
        var alerts = new V1.AlertService.AlertServiceClient(city.Channel());
        using var all = alerts.WatchAlerts(new V1.WatchAlertsRequest { Area = District }, city.As("operator"));
        using var speaking = alerts.WatchAlerts(new V1.WatchAlertsRequest { Area = District, Quieted = "false" }, city.As("operator"));
        await all.ResponseStream.MoveNext(CancellationToken.None);
        await speaking.ResponseStream.MoveNext(CancellationToken.None);
        var subject = TwinId.Sensor(DivisionCode.Parse(TinyCity.Cell), "0001");
        var log = city.Log(District);
        var quieted = await log.RaiseQuieted(subject, quiet);
        var raised = await log.Raise(subject);

        var first = await Next(all);
        (first.Id, first.QuietedBy).ShouldBe((quieted.Id.Value, quiet.By.Value));
        (await Next(all)).Id.ShouldBe(raised.Id.Value);
        (await Next(speaking)).Id.ShouldBe(raised.Id.Value);
        await Refused(StatusCode.InvalidArgument, async () => await alerts.ListAlertsAsync(
            new V1.ListAlertsRequest { Quieted = "yes" }, city.As("operator")));
        (await alerts.ListAlertsAsync(new V1.ListAlertsRequest { Area = District, Quieted = "true" }, city.As("operator")))
            .Alerts.ShouldAllBe(alert => alert.QuietedBy.Length > 0);
    }

    private static async Task<V1.Alert> Next(AsyncServerStreamingCall<V1.AlertUpdate> watch)
    {
        while (await watch.ResponseStream.MoveNext(CancellationToken.None))
        {
            if (watch.ResponseStream.Current.Type == "raised")
            {
                return watch.ResponseStream.Current.Alert;
            }
        }

        throw new InvalidOperationException("The watch ended.");
    }

    private static void Spoil(V1.OpenAlertWindowRequest request, string field, string text)
    {
        switch (field)
        {
            case "request_id": request.RequestId = text; break;
            case "kind": request.Kind = text; break;
            case "scope": request.Scope = text; break;
            case "twin_ids": request.TwinIds.Add(text); break;
            case "quiets_up_to": request.QuietsUpTo = text; break;
            case "until": request.Until = null; break;
            case "hours.days": request.Hours.Add(new V1.AlertWindowHours { Days = { text }, From = "09:00", Until = "10:00" }); break;
            case "hours.from": request.Hours.Add(new V1.AlertWindowHours { From = text, Until = "10:00" }); break;
            case "hours.until": request.Hours.Add(new V1.AlertWindowHours { From = "09:00", Until = text }); break;
            default: request.Reason = text; break;
        }
    }

    private static V1.OpenAlertWindowRequest Request(string key, Action<V1.OpenAlertWindowRequest>? change = null)
    {
        var request = new V1.OpenAlertWindowRequest
        {
            RequestId = key, Kind = "maintenance", Scope = TinyCity.Street, Reason = "换传感器",
            Until = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddHours(2)),
        };
        change?.Invoke(request);
        return request;
    }

    private static async Task Refused(StatusCode code, Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(code);
}
