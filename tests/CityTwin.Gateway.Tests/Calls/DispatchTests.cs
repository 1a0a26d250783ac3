using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Tests.Scripted;
using CityTwin.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class DispatchTests(ScriptedCity city)
{
    private static readonly V1.UnitPlace Place = new() { Longitude = 106.56, Latitude = 29.56 };

    private V1.DispatchService.DispatchServiceClient Desk => new(city.Channel());

    [Fact]
    public async Task A_place_is_asked_of_the_desk_of_its_district_and_every_term_of_a_bid_is_shown()
    {
        var advice = await Desk.RecommendAsync(
            new V1.DispatchAsk { Kind = "cordon", Aim = new V1.MissionAim { Place = Place, RadiusM = 120 }, Needs = { "barrier" } }, city.As("operator"));
        var (district, ask) = city.Script.Asks.Last(one => one.Ask.Kind == MissionKind.Cordon);
        (district.Value, ask.Aim!.Cell.Value, ask.Aim.RadiusM).ShouldBe(("500103", TinyCity.Cell, 120.0));
        ask.Needs.ShouldBe([Capability.Barrier]);
        advice.Bids.ShouldHaveSingleItem().Terms.ShouldHaveSingleItem().Name.ShouldBe("travel");
    }

    [Fact]
    public async Task It_goes_over_rest_as_well()
    {
        var answer = await city.Client("dispatcher", subject: "wang").PostAsJsonAsync("/v1/dispatch", new
        {
            ask = new { kind = "verify", aim = new { place = new { longitude = 106.56, latitude = 29.56 } } }, requestId = "rest-1",
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["missions"]![0]!["plannedBy"]!.GetValue<string>().ShouldBe("wang");
    }

    [Theory]
    [InlineData("juggle", 106.56, 0, "kind")]
    [InlineData("verify", 10.0, 0, "no cell")]
    [InlineData("verify", 106.56, 9, "priority")]
    public async Task A_bad_ask_is_refused_by_what_is_wrong_with_it(string kind, double longitude, int priority, string mentions)
    {
        var refusal = await Should.ThrowAsync<RpcException>(async () => await Desk.RecommendAsync(
            new V1.DispatchAsk
            {
                Kind = kind, Priority = priority, Aim = new V1.MissionAim { Place = new V1.UnitPlace { Longitude = longitude, Latitude = 29.56 } },
            }, city.As("operator")));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Status.Detail.ShouldContain(mentions);
    }

    [Fact]
    public async Task Without_alert_order_or_place_there_is_nowhere_to_send_anybody()
    {
        var refusal = await Should.ThrowAsync<RpcException>(
            async () => await Desk.RecommendAsync(new V1.DispatchAsk { Kind = "verify" }, city.As("operator")));
        refusal.Status.Detail.ShouldContain("name an alert, an order or a place");
    }

    [Fact]
    public async Task An_alert_beside_an_order_is_judged_too_and_has_to_be_one_of_the_orders()
    {
        var mine = $"alert:{TinyCity.Cell}:kbeside";
        var order = WorkOrderId.Create(DivisionCode.Parse(TinyCity.Cell), "kwithalert");
        city.Script.Orders[order] = new WorkOrderView
        {
            Id = order, Version = 1, CorrelationId = order.Value, Category = "M04006", Cell = order.Birthplace, Lead = order.Birthplace.Street, Alerts = [mine],
        };

        await Ask(mine);
        (await Should.ThrowAsync<RpcException>(() => Ask($"alert:{TinyCity.Cell}:kstranger"))).StatusCode.ShouldBe(StatusCode.InvalidArgument);
        (await Should.ThrowAsync<RpcException>(() => Ask($"alert:{TinyCity.OtherStreet}001001:kelsewhere"))).StatusCode.ShouldBe(StatusCode.NotFound);

        async Task Ask(string alert) => await Desk.RecommendAsync(
            new V1.DispatchAsk { Kind = "verify", Order = order.Value, Alert = alert }, city.As("operator", "500103"));
    }

    [Fact]
    public async Task Aid_that_is_looked_up_at_the_desk_that_asked_is_decided_at_the_one_that_was_asked()
    {
        var aid = await Desk.AskAidAsync(
            new V1.AskAidRequest { MissionId = $"mission:{TinyCity.Cell}:kaidby", From = "500104", Reason = "三处火情" }, city.As("dispatcher", "500103"));
        foreach (var by in new[] { "500103", "500104" })
        {
            var granted = await Desk.DecideAidAsync(
                new V1.DecideAidRequest { Id = aid.Id, By = by, Units = { $"drone:{TinyCity.OtherStreet}001001:k1" } }, city.As("commander", "500104"));
            granted.State.ShouldBe("granted");
        }
    }

    [Fact]
    public async Task An_operator_may_abort_what_is_held_back_and_steer_nothing_else()
    {
        var mission = $"mission:{TinyCity.Cell}:ksteer";
        await Desk.SteerMissionAsync(new V1.SteerMissionRequest { MissionId = mission, Steer = "abort" }, city.As("operator"));
        foreach (var steer in new[] { "launch", "pause", "resume", "recall" })
        {
            (await Should.ThrowAsync<RpcException>(async () => await Desk.SteerMissionAsync(
                new V1.SteerMissionRequest { MissionId = mission, Steer = steer }, city.As("operator")))).StatusCode.ShouldBe(StatusCode.PermissionDenied);
        }
    }

    [Fact]
    public async Task Closed_roads_are_listed_with_who_closed_them()
    {
        var answer = await Desk.CloseRoadsAsync(
            new V1.CloseRoadsRequest { District = "500103", Closures = { new V1.RoadClosure { Road = "road:7", DepthM = 0.4, By = "somebody else" } } },
            city.As("commander", subject: "chen"));
        var closure = answer.Closures.Single(one => one.Road == "road:7");
        (closure.By, closure.DepthM).ShouldBe(("chen", 0.4));
    }

    [Fact]
    public async Task Aid_is_given_by_those_who_are_asked_and_not_by_those_who_ask()
    {
        var aid = await Desk.AskAidAsync(
            new V1.AskAidRequest { MissionId = $"mission:{TinyCity.Cell}:kaid", From = "500104", Reason = "三处火情" }, city.As("dispatcher", "500103"));
        var decide = new V1.DecideAidRequest { Id = aid.Id, By = "500103", Units = { $"drone:{TinyCity.OtherStreet}001001:k1" } };
        (await Should.ThrowAsync<RpcException>(async () => await Desk.DecideAidAsync(decide, city.As("commander", "500103"))))
            .StatusCode.ShouldBe(StatusCode.PermissionDenied);
        var granted = await Desk.DecideAidAsync(decide, city.As("commander", "500104", subject: "zhou"));
        (granted.State, granted.DecidedBy, granted.Granted.ShouldHaveSingleItem()).ShouldBe(("granted", "zhou", decide.Units[0]));
        (await Desk.ListAidAsync(new V1.ListAidRequest { Area = "500104" }, city.As("operator", "500104"))).Requests.ShouldContain(one => one.Id == aid.Id);
    }

    [Fact]
    public async Task A_plan_is_sent_again_only_when_it_was_made_anew()
    {
        using var watch = Desk.WatchPlans(new V1.GetPlansRequest { Area = "500104" }, city.As("operator"));
        city.Script.Plans["500104"] = new DispatchPlan(1, 1, "new-mission", 10, 9, 3, [], [new UnplacedMission(MissionId.Parse($"mission:{TinyCity.OtherStreet}001001:k1"), "无", "none")]);
        var plan = (await Next(watch, plans => plans is [{ Revision: 1 }]))[0];
        (plan.District, plan.Because, plan.Bound).ShouldBe(("500104", "new-mission", 9));
        city.Script.Plans.TryRemove("500104", out _);
    }

    [Fact]
    public async Task A_plan_that_has_become_empty_is_told_of_and_so_is_that_nothing_happens()
    {
        city.Script.Plans["500103"] = new DispatchPlan(7, 1, "new-mission", 10, 9, 3, [], [new UnplacedMission(MissionId.Parse($"mission:{TinyCity.Cell}:k1"), "无", "none")]);
        using var watch = Desk.WatchPlans(new V1.GetPlansRequest { Area = "500103" }, city.As("operator"));
        await Next(watch, plans => plans is [{ Revision: 7 }]);
        await Next(watch, plans => plans.Count == 0); // The heartbeat; the plan is in force still.

        city.Script.Plans.TryRemove("500103", out _);

        var emptied = (await Next(watch, plans => plans.Count > 0)).ShouldHaveSingleItem();
        (emptied.District, emptied.Units.Count, emptied.Unplaced.Count).ShouldBe(("500103", 0, 0));
        await Next(watch, plans => plans.Count == 0);
    }

    private static async Task<IReadOnlyList<V1.DispatchPlan>> Next(
        AsyncServerStreamingCall<V1.GetPlansResponse> watch, Func<IReadOnlyList<V1.DispatchPlan>, bool> isIt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await watch.ResponseStream.MoveNext(patience.Token))
        {
            if (isIt([.. watch.ResponseStream.Current.Plans]))
            {
                return [.. watch.ResponseStream.Current.Plans];
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
