using System.Text.Json.Nodes;

namespace CityTwin.EndToEnd.WorkOrders;

/// <summary>The whole chain under one id: from what a sensor measured to an order closed, each step by whoever has the role.</summary>
[Collection(RunningCityTests.Name)]
public class OrderChainTests(RunningCity city)
{
    private readonly Mosquitto _mosquitto = new(city.Process);

    [Fact]
    public async Task A_flooded_road_becomes_an_order_and_is_closed_and_its_timeline_tells_all_of_it()
    {
        Mosquitto.Require();
        var device = await city.Client.Provision("road-water");
        foreach (var secondsAgo in new[] { 70, 0 }) // Water has to stand for a minute before the rule speaks.
        {
            var at = TimeProvider.System.GetUtcNow().AddSeconds(-secondsAgo);
            (await _mosquitto.Publish(device, $$"""{"t":"{{at:yyyy-MM-ddTHH:mm:ss.fffZ}}","depthM":0.4}""")).Succeeded.ShouldBeTrue();
        }

        var alert = await city.Client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "road-water-deep");
        var chain = alert["id"]!.GetValue<string>();
        var order = (await Until.Holds(() => OrdersOf(chain), orders => orders.Count > 0)).ShouldHaveSingleItem()!;
        order["source"]!.GetValue<string>().ShouldBe("alert");

        foreach (var (role, step, more) in new (string Role, string Step, JsonObject More)[]
        {
            ("operator", "register", []),
            ("operator", "review", new() { ["category"] = order["category"]!.GetValue<string>() }),
            ("operator", "grade", new() { ["urgency"] = "urgent" }),
            ("operator", "establish", []),
            ("dispatcher", "assign", new() { ["department"] = "drainage" }),
            ("dispatcher", "accept", new() { ["department"] = "drainage" }),
            ("dispatcher", "answer", new() { ["department"] = "drainage" }),
            ("grid-member", "check", []),
            ("commander", "close", []),
        })
        {
            order = await Step(role, order, step, more);
        }

        order["state"]!.GetValue<string>().ShouldBe("closed");
        var events = (await city.Client.Get($"/v1/timelines/{chain}"))["events"]!.AsArray();
        // The city also plans a look at it by itself, which may be told anywhere among these.
        events.Select(one => one!["type"]!.GetValue<string>()).Where(type => !type.StartsWith("mission.", StringComparison.Ordinal)).ShouldBe(
        [
            "alert.raised", "order.reported", "order.registered", "order.reviewed", "order.graded", "order.established",
            "order.assigned", "order.accepted", "order.answered", "order.checked", "order.closed",
        ]);
        events.Select(one => one!["sequence"]!.GetValue<string>()).Distinct().Count().ShouldBe(events.Count);
        foreach (var area in new[] { "50", order["area"]!.GetValue<string>()[..6], order["area"]!.GetValue<string>()[..9] })
        {
            using var centre = await CityClient.For(city.Process, "operator", area);
            (await centre.Get($"/v1/orders/{order["id"]}"))["state"]!.GetValue<string>().ShouldBe("closed", $"at {area}");
        }
    }

    [Fact]
    public async Task A_step_out_of_turn_is_refused_with_where_the_order_stands_and_changes_nothing()
    {
        using var operators = await CityClient.For(city.Process, "operator", "50");
        var cell = (await city.Client.Get($"/v1/twins?kind=cell&area={CityClient.District}&pageSize=1"))["twins"]![0]!;
        var report = new
        {
            requestId = $"e2e-{Environment.ProcessId}", source = "hotline", category = "M04006",
            longitude = cell["longitude"]!.GetValue<double>(), latitude = cell["latitude"]!.GetValue<double>(),
            description = "积水",
        };
        var order = await operators.Post("/v1/orders", report);
        (await operators.Post("/v1/orders", report))["id"]!.GetValue<string>().ShouldBe(order["id"]!.GetValue<string>());

        var refusal = await operators.Refused($"/v1/orders/{order["id"]}:establish", new { step = new { } });

        refusal.ShouldContain("is reported");
        (await operators.Get($"/v1/orders/{order["id"]}"))["version"]!.GetValue<int>().ShouldBe(1);
    }

    private async Task<JsonArray> OrdersOf(string chain) =>
        (await city.Client.Get($"/v1/orders?correlationId={chain}"))["orders"]?.AsArray() ?? [];

    private async Task<JsonNode> Step(string role, JsonNode order, string step, JsonObject more)
    {
        using var someone = await CityClient.For(city.Process, role, "50");
        more["step"] = new JsonObject { ["expectedVersion"] = order["version"]!.GetValue<int>() };
        return await someone.Post($"/v1/orders/{order["id"]}:{step}", more);
    }
}
