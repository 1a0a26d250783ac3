using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Console;

/// <summary>What a dispatcher sees and does with work orders, in a real browser.</summary>
[Collection(RunningCityTests.Name)]
public class OrderBoardTests(RunningCity city)
{
    private static int _reports;

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_report_appears_on_the_board_and_is_taken_on_from_the_keyboard()
    {
        await using var browser = await Browser.Start();
        var console = await Opened(browser, "zh-CN");
        var order = await Report();
        var id = order["id"]!.GetValue<string>();
        await console.TestId("board-number").FillAsync(order["number"]!.GetValue<string>());
        var card = Card(console, "report", id);
        await Assertions.Expect(card).ToBeVisibleAsync(Soon);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("7-board") });

        await card.FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.TestId("step-dialog")).ToBeVisibleAsync(Soon);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("8-step") });
        await console.Page.Keyboard.PressAsync("Enter");
        var taken = await Until.Holds(() => State(id), state => state == "registered");
        taken.ShouldBe("registered");

        await Assertions.Expect(console.TestId("step-dialog")).ToBeHiddenAsync();
        await card.FocusAsync();
        await console.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(console.Page.Locator("[data-testid=timeline-event][data-type='order.registered']")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(console.TestId("order-panel")).ToContainTextAsync("井盖松动");
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("9-order") });
        console.ShouldBeClean();
    }

    [Fact]
    public async Task No_rule_of_accessibility_is_broken_on_the_board_in_its_panel_and_dialog_and_beside_the_centres_figures()
    {
        AxeScan.Require();
        await using var browser = await Browser.Start();
        var id = (await Report())["id"]!.GetValue<string>();
        var console = await Opened(browser, "en-GB");
        await Assertions.Expect(console.TestId("order-card").First).ToBeVisibleAsync(Soon);
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("the board");
        await console.Page.EvaluateAsync("id => { location.hash += `&order=${id}`; }", id);
        await Assertions.Expect(console.TestId("timeline-event").First).ToBeVisibleAsync(Soon);
        await console.TestId("theme-toggle").ClickAsync();
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("the panel, in the other theme");
        await console.TestId("order-step").First.ClickAsync();
        await Assertions.Expect(console.TestId("step-dialog")).ToBeVisibleAsync(Soon);
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("the dialog");
        await console.TestId("step-cancel").ClickAsync();
        await console.TestId("view-centre").ClickAsync();
        await Assertions.Expect(console.TestId("centre-board")).ToBeVisibleAsync(Soon);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("10-centre") });
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("the centre");
    }

    [Fact]
    public async Task The_citizens_page_opens_without_a_token()
    {
        AxeScan.Require();
        await using var browser = await Browser.Start();
        var console = await browser.Open(city.Process.Http, "zh-CN");
        await console.Page.SetViewportSizeAsync(390, 844);
        await console.Page.GotoAsync($"{city.Process.Http}report");
        await Assertions.Expect(console.TestId("citizen-form")).ToBeVisibleAsync(Soon);
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty();
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("11-citizen") });
    }

    /// <summary>The board as a dispatcher's browser shows it once it is live.</summary>
    private async Task<WatchedPage> Opened(Browser browser, string language)
    {
        var console = await browser.Open(city.Process.Http, language);
        var token = await city.Process.Token("dispatcher", CityClient.District);
        await console.Page.GotoAsync($"{city.Process.Http}#at={CityClient.District}&view=orders&token={token}");
        await Assertions.Expect(console.Page.Locator("[data-testid=connection-state][data-state=live]"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        return console;
    }

    private async Task<JsonNode> Report()
    {
        var cell = (await city.Client.Cells())[0];
        var twin = await city.Client.Twin($"cell:{cell}");
        return await city.Client.Post("/v1/orders", new
        {
            requestId = $"e2e-board-{Interlocked.Increment(ref _reports)}-{Environment.ProcessId}",
            source = "hotline",
            category = "C01003",
            longitude = twin["longitude"]!.GetValue<double>(),
            latitude = twin["latitude"]!.GetValue<double>(),
            description = "井盖松动，行人容易绊倒。",
        });
    }

    private async Task<string> State(string id) => (await city.Client.Get($"/v1/orders/{id}"))["state"]!.GetValue<string>();

    private static ILocator Card(WatchedPage console, string column, string id) =>
        console.Page.Locator($"[data-column={column}] [data-testid=order-card][data-order-id='{id}']");
}
