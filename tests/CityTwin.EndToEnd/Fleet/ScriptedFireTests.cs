using System.Text.Json.Nodes;
using CityTwin.EndToEnd.Console;
using CityTwin.Testing.Running;
using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Fleet;

/// <summary>
/// The scripted fire in a city of its own, with its simulated docks, drones, robots, teams and people: all that happens, the
/// city and they do by themselves. The test lights it and looks.
/// </summary>
public class ScriptedFireTests
{
    private const double RobotApartM = 400;
    private const double MetresPerDegree = 111_320;

    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Launched = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Closed = TimeSpan.FromMinutes(15);
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_drone_launches_by_itself_its_picture_verifies_a_robot_and_a_team_follow_and_the_order_closes()
    {
        var data = RunningCity.NewData();
        await using var city = new CityProcess("scripted-fire", data) { Simulated = true };
        await city.Start();
        using var client = await CityClient.For(city, "commander");
        await using var browser = await Browser.Start();
        var cell = await WhereItBurns(client);
        await Light(city, cell);

        var look = (await Until.Holds(() => Missions(client, cell), missions => missions.Any(IsLook), Launched)).First(IsLook);
        var chain = Text(look, "correlationId");
        look = await Ended(client, Text(look, "id"));
        Text(look, "unit").ShouldStartWith("drone:");
        (Text(look, "state"), Text(look, "finding")).ShouldBe(("done", "confirmed"), look.ToJsonString());

        await ShowsThePicture(city, browser, Text(look, "id"));
        var order = await Order(client, chain);
        order = await Until.Holds(() => client.Get($"/v1/orders/{order["id"]}"), one => Text(one, "state") == "closed", Closed);

        var events = (await client.Get($"/v1/timelines/{chain}"))["events"]!.AsArray();
        Text(order, "state").ShouldBe("closed", string.Join(", ", events.Select(one => Text(one!, "type"))));
        ShouldTellEveryStep(events);
        var responses = (await Missions(client, cell)).Where(mission => Text(mission, "kind") == "rescue").ToList();
        responses.Select(mission => Text(mission, "unit").Split(':')[0]).Order().ShouldBe(["robot", "team"]);
        responses.ShouldAllBe(mission => Text(mission, "state") == "done");
        responses.ShouldAllBe(mission => mission["attempts"]!.AsArray().Count > 0);
        await ShowsTheClosing(city, browser, Text(order, "id"));

        (await city.Stop()).ShouldBeEmpty();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A smoke detector that a drone reaches before a robot does, and a robot with a pump before the test gives up.</summary>
    private static async Task<string> WhereItBurns(CityClient client)
    {
        var robots = await Until.Holds(
            () => Units(client), units => units.Count > 0 && units.All(unit => Text(unit, "link") == "online"), Ready);
        robots.ShouldAllBe(unit => Text(unit, "link") == "online");
        var pumps = robots.Where(unit => Text(unit, "kind") == "robot"
            && unit["capabilities"]!.AsArray().Any(capability => capability!.GetValue<string>() == "pump")).ToList();
        var detectors = (await client.Get($"/v1/twins?kind=smoke&area={CityClient.District}&pageSize=1000"))["twins"]!.AsArray();
        return Text(
            detectors.MinBy(detector => Math.Abs(pumps.Min(robot => ApartM(robot["place"]!, detector!)) - RobotApartM))!, "area");
    }

    private static async Task Light(CityProcess city, string cell)
    {
        var lit = await Command.Run(
            Path.Combine(RepositoryRoot.Path, "citytwin"), ["incident", "fire", cell, "--data", city.Data], Ready);
        lit.Succeeded.ShouldBeTrue(lit.ToString());
    }

    private static async Task<IReadOnlyList<JsonNode>> Units(CityClient client) =>
        [.. (await client.Get($"/v1/units?area={CityClient.District}&pageSize=500"))["units"]!.AsArray().Select(unit => unit!)];

    private static async Task<IReadOnlyList<JsonNode>> Missions(CityClient client, string cell) =>
    [
        .. ((await client.Get($"/v1/missions?area={CityClient.District}&pageSize=200"))["missions"]?.AsArray() ?? [])
            .Where(mission => Text(mission!["aim"]!, "cell") == cell).Select(mission => mission!),
    ];

    private static async Task<JsonNode> Ended(CityClient client, string mission) => await Until.Holds(
        () => client.Get($"/v1/missions/{mission}"), one => Text(one, "state") is "done" or "failed" or "aborted", Closed);

    private static async Task<JsonNode> Order(CityClient client, string chain) =>
        (await client.Get($"/v1/orders?correlationId={chain}"))["orders"]!.AsArray().ShouldHaveSingleItem()!;

    /// <summary>One chain, each step in its order, and the reasons with those that were chosen.</summary>
    private static void ShouldTellEveryStep(JsonArray events)
    {
        string[] types = [.. events.Select(one => Text(one!, "type"))];
        var from = 0;
        foreach (var step in new[]
        {
            "alert.raised", "mission.planned", "mission.offered", "mission.accepted", "mission.under-way", "mission.on-scene",
            "mission.found", "order.assigned", "order.accepted", "order.answered", "order.checked", "order.closed",
        })
        {
            var at = Array.IndexOf(types, step, from);
            at.ShouldBeGreaterThanOrEqualTo(from, $"{step} is not after what comes before it: {string.Join(", ", types)}");
            from = at;
        }

        types.ShouldContain("mission.evidence");
        types.ShouldContain("order.verified");
        foreach (var offered in events.Where(one => Text(one!, "type") == "mission.offered"))
        {
            var bids = JsonNode.Parse(Text(offered!, "payload"))!["bids"]!.AsArray();
            bids.ShouldNotBeEmpty();
            bids.ShouldAllBe(bid => Text(bid!, "reasonZh") != "" && Text(bid!, "reasonEn") != "");
        }
    }

    private static async Task ShowsThePicture(CityProcess city, Browser browser, string mission)
    {
        var console = await Opened(city, browser, "zh-CN", $"mission={mission}");
        await Assertions.Expect(console.Page.Locator("[data-testid=mission-finding][data-finding=confirmed]")).ToBeVisibleAsync(Soon);
        var picture = console.TestId("evidence-picture").First;
        await Assertions.Expect(picture).ToBeVisibleAsync(Soon);
        (await Until.Holds(() => picture.EvaluateAsync<int>("image => image.naturalWidth"), width => width > 0)).ShouldBeGreaterThan(0);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("12-picture") });
        AxeScan.Require();
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("a mission with its pictures");
        console.ShouldBeClean();
    }

    private static async Task ShowsTheClosing(CityProcess city, Browser browser, string order)
    {
        var console = await Opened(city, browser, "en-GB", $"order={order}");
        await Assertions.Expect(console.Page.Locator("[data-testid=timeline-event][data-type='order.closed']")).ToBeVisibleAsync(Soon);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("13-closed") });
        console.ShouldBeClean();
    }

    private static async Task<WatchedPage> Opened(CityProcess city, Browser browser, string language, string open)
    {
        var console = await browser.Open(city.Http, language);
        var token = await city.Token("commander", CityClient.District);
        await console.Page.GotoAsync($"{city.Http}#at={CityClient.District}&{open}&token={token}");
        await Assertions.Expect(console.Page.Locator("[data-testid=connection-state][data-state=live]")).ToBeVisibleAsync(Soon);
        return console;
    }

    private static bool IsLook(JsonNode mission) =>
        Text(mission, "kind") == "verify" && Text(mission, "plannedBy").StartsWith("rule:", StringComparison.Ordinal);

    private static string Text(JsonNode of, string name) => of[name]?.GetValue<string>() ?? "";

    private static double ApartM(JsonNode one, JsonNode other) => MetresPerDegree * double.Hypot(
        (one["longitude"]!.GetValue<double>() - other["longitude"]!.GetValue<double>())
            * Math.Cos(double.DegreesToRadians(one["latitude"]!.GetValue<double>())),
        one["latitude"]!.GetValue<double>() - other["latitude"]!.GetValue<double>());
}
