using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Console;

/// <summary>What centres and auditors look at beside alerts and orders, in a real browser.</summary>
[Collection(RunningCityTests.Name)]
public class ConsoleViewsTests(RunningCity city)
{
    private const string District = CityClient.District;

    private static int _reports;

    private static readonly (int Width, int Height)[] Screens = [(1920, 1080), (1366, 768)];

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    private readonly Mosquitto _mosquitto = new(city.Process);

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-GB")]
    public async Task Evaluation_audit_and_centre_are_there_on_a_wall_and_on_a_laptop_and_break_no_rule_of_accessibility(string language)
    {
        AxeScan.Require();
        await using var browser = await Browser.Start();
        await Report();
        await city.Client.Refused($"/v1/alerts/alert:{District}001001001:0001:clear", new { note = "" });
        var console = await Opened(browser, language, "evaluation");
        foreach (var (view, shown) in new[] { ("evaluation", "evaluation-table"), ("centre", "centre-late"), ("audit", "attempt") })
        {
            await console.TestId($"view-{view}").ClickAsync();
            await Assertions.Expect(console.TestId(shown).First).ToBeVisibleAsync(Soon);
            await Picture(console, $"20-{view}-{language}");
            (await AxeScan.Violations(console.Page)).ShouldBeEmpty(view);
        }

        await console.TestId("audit-heads").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[data-testid=head][data-good=true]").First).ToBeVisibleAsync(Soon);
        await Picture(console, $"20-heads-{language}");
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("heads");
        await console.TestId("theme-toggle").ClickAsync();
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("heads, in the other theme");
        console.ShouldBeClean();
    }

    [Fact]
    public async Task The_entries_of_a_timeline_are_proven_in_the_browser()
    {
        AxeScan.Require();
        await using var browser = await Browser.Start();
        var id = (await Report())["id"]!.GetValue<string>();
        var console = await Opened(browser, "en-GB", "orders");
        await console.Page.EvaluateAsync("id => { location.hash += `&order=${id}`; }", id);
        await Assertions.Expect(console.TestId("timeline-event").First).ToBeVisibleAsync(Soon);

        // An entry is signed some seconds after it was logged; until then it is said to be pending.
        var states = await Until.Holds(() => ProveAll(console), found => found.Count > 0 && found.All(state => state == "passed"));
        states.ShouldAllBe(state => state == "passed");
        await console.TestId("entry-proof").First.ScrollIntoViewIfNeededAsync();
        await Picture(console, "21-proof-en-GB");
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("a proof");
        await console.TestId("language-toggle").ClickAsync();
        await Picture(console, "21-proof-zh-CN");
        console.ShouldBeClean();
    }

    [Fact]
    public async Task Alerts_that_are_ticked_are_acknowledged_together()
    {
        AxeScan.Require();
        Mosquitto.Require();
        await using var browser = await Browser.Start();
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var device = await city.Client.Provision();
            (await _mosquitto.Publish(device, Mosquitto.Level(99))).Succeeded.ShouldBeTrue();
            var alert = await city.Client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "river-level-high");
            ids.Add(alert["id"]!.GetValue<string>());
        }

        var console = await Opened(browser, "zh-CN", "map");
        foreach (var id in ids)
        {
            await Row(console, id).FocusAsync();
            await console.Page.Keyboard.PressAsync("Space");
        }

        await Assertions.Expect(console.TestId("bulk")).ToContainTextAsync("已选 2 条");
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("with alerts ticked");
        await Picture(console, "22-bulk-zh-CN");
        await console.TestId("bulk-acknowledge").ClickAsync();
        await Assertions.Expect(console.TestId("bulk-outcome")).ToContainTextAsync("2 条已处理", new() { Timeout = 30_000 });
        foreach (var id in ids)
        {
            (await city.Client.Get($"/v1/alerts/{id}"))["acknowledged"]!.GetValue<bool>().ShouldBeTrue(id);
        }

        console.ShouldBeClean();
    }

    [Fact]
    public async Task A_citizen_puts_a_pin_on_the_map_without_a_token()
    {
        AxeScan.Require();
        await using var browser = await Browser.Start();
        var console = await browser.Open(city.Process.Http, "zh-CN");
        await console.Page.SetViewportSizeAsync(390, 844);
        await console.Page.GotoAsync($"{city.Process.Http}report");
        await console.TestId("show-map").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[data-testid=pin-map][data-state=ready]")).ToBeVisibleAsync(Soon);
        await console.Page.Locator("[data-testid=pin-map] canvas").ClickAsync();
        await Assertions.Expect(console.TestId("place")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^\d+\.\d+, \d+\.\d+$"));
        await Assertions.Expect(console.Page.Locator(".maplibregl-marker")).ToBeVisibleAsync();
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("23-citizen-pin") });
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty();
        console.ShouldBeClean();
    }

    private static async Task<IReadOnlyList<string?>> ProveAll(WatchedPage console)
    {
        await console.TestId("prove-all").ClickAsync();
        await Assertions.Expect(console.TestId("proof-tally")).ToBeVisibleAsync(Soon);
        var proofs = await console.TestId("entry-proof").AllAsync();
        return await Task.WhenAll(proofs.Select(proof => proof.GetAttributeAsync("data-state")));
    }

    private static async Task Picture(WatchedPage console, string name)
    {
        foreach (var (width, height) in Screens)
        {
            await console.Page.SetViewportSizeAsync(width, height);
            await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot($"{name}-{width}") });
        }
    }

    private async Task<WatchedPage> Opened(Browser browser, string language, string view)
    {
        var console = await browser.Open(city.Process.Http, language);
        var token = await city.Process.Token("admin", "50");
        await console.Page.GotoAsync($"{city.Process.Http}#at={District}&view={view}&token={token}");
        await Assertions.Expect(console.Page.Locator("[data-testid=connection-state][data-state=live]"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        return console;
    }

    private async Task<JsonNode> Report()
    {
        var twin = await city.Client.Twin($"cell:{(await city.Client.Cells())[0]}");
        return await city.Client.Post("/v1/orders", new
        {
            requestId = $"e2e-views-{Interlocked.Increment(ref _reports)}-{Environment.ProcessId}",
            source = "hotline",
            category = "C01003",
            longitude = twin["longitude"]!.GetValue<double>(),
            latitude = twin["latitude"]!.GetValue<double>(),
            description = "井盖松动，行人容易绊倒。",
        });
    }

    private static ILocator Row(WatchedPage console, string id) =>
        console.Page.Locator($"[data-testid=alert-row][data-alert-id='{id}']");
}
