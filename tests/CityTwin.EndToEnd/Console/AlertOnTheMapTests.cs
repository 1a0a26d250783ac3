using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Console;

/// <summary>What an operator sees and does, in a real browser.</summary>
[Collection(RunningCityTests.Name)]
public class AlertOnTheMapTests(RunningCity city)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    /// <summary>Fewer than any map has: one that was not drawn has one colour.</summary>
    private const int MapColours = 10;

    private const string OnlyTheMap = "* { visibility: hidden } .maplibregl-canvas { visibility: visible }";

    private readonly Mosquitto _mosquitto = new(city.Process);

    [Fact]
    public async Task An_alert_appears_after_a_publish_and_is_acknowledged_from_the_keyboard()
    {
        Mosquitto.Require();
        await using var browser = await Browser.Start();
        var device = await city.Client.Provision();
        var console = await Opened(browser, "zh-CN");
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("1-live") });

        (await _mosquitto.Publish(device, Mosquitto.Level(99))).Succeeded.ShouldBeTrue();
        var alert = await city.Client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "river-level-high");
        var id = alert["id"]!.GetValue<string>();
        var row = Of(console, "alert-row", id);
        await Assertions.Expect(row).ToBeVisibleAsync(Soon);
        await ShouldBeOnTheMap(console, id);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("2-alert") });

        await row.FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.TestId("twin-panel")).ToBeVisibleAsync(Soon);
        await Assertions.Expect(console.TestId("twin-panel")).ToContainTextAsync("99");
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("3-twin") });

        await Acknowledge(console, id).FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        var seen = await city.Client.ShouldHaveAlert(device, a => a["id"]!.GetValue<string>() == id
            && a["acknowledged"]?.GetValue<bool>() == true);
        seen["acknowledgedBy"]!.GetValue<string>().ShouldNotBeEmpty();
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("4-acknowledged") });
        console.ShouldBeClean();
    }

    [Fact]
    public async Task The_language_and_the_theme_switch()
    {
        await using var browser = await Browser.Start();
        var console = await Opened(browser, "zh-CN");
        var language = await Language(console);
        await console.TestId("language-toggle").ClickAsync();
        (await Until.Holds(() => Language(console), now => now != language)).ShouldNotBe(language);
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("5-other-language") });
        await console.TestId("theme-toggle").ClickAsync();
        await console.Page.ScreenshotAsync(new() { Path = Browser.Screenshot("6-other-theme") });
        console.ShouldBeClean();
    }

    [Fact]
    public async Task No_rule_of_accessibility_is_broken_in_either_theme_nor_with_an_alert_and_its_panel_open()
    {
        AxeScan.Require();
        Mosquitto.Require();
        await using var browser = await Browser.Start();
        var device = await city.Client.Provision();
        var console = await Opened(browser, "en-GB");
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("as it opens");
        await console.TestId("theme-toggle").ClickAsync();
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("in the other theme");

        await StayAsItArrives(console);
        (await _mosquitto.Publish(device, Mosquitto.Level(99))).Succeeded.ShouldBeTrue();
        var alert = await city.Client.ShouldHaveAlert(device, a => a["rule"]!.GetValue<string>() == "river-level-high");
        var row = Of(console, "alert-row", alert["id"]!.GetValue<string>());
        await row.FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.TestId("twin-panel")).ToContainTextAsync("99", new() { Timeout = 30_000 });
        (await AxeScan.Violations(console.Page)).ShouldBeEmpty("with an alert and its panel");
    }

    /// <summary>The alert's mark, or that of the group it is drawn in, is to be seen on a map that is drawn.</summary>
    private static async Task ShouldBeOnTheMap(WatchedPage console, string id)
    {
        var mark = console.Page.Locator($".alert-mark:has([data-alert-id='{id}']) > button");
        await Assertions.Expect(mark).ToBeVisibleAsync(Soon);
        await Assertions.Expect(mark).ToBeInViewportAsync();
        var canvas = console.Page.Locator(".maplibregl-canvas");
        var (map, place) = ((await canvas.BoundingBoxAsync())!, (await mark.BoundingBoxAsync())!);
        place.X.ShouldBeInRange(map.X, map.X + map.Width - place.Width);
        place.Y.ShouldBeInRange(map.Y, map.Y + map.Height - place.Height);

        // Land, water, roads and borders: a canvas that shows nothing has one colour.
        var colours = await console.Page.EvaluateAsync<int>(
            """
            async png => {
              const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), c => c.charCodeAt(0))]));
              const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
              pen.drawImage(image, 0, 0);
              return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size;
            }
            """, Convert.ToBase64String(await canvas.ScreenshotAsync(new() { Style = OnlyTheMap })));
        colours.ShouldBeGreaterThan(MapColours);
    }

    /// <summary>The console as an operator's browser shows it once it is live.</summary>
    private async Task<WatchedPage> Opened(Browser browser, string language)
    {
        var console = await browser.Open(city.Process.Http, language);
        var token = await city.Process.Token("operator", "50");
        await console.Page.GotoAsync($"{city.Process.Http}#token={token}");
        await Assertions.Expect(console.Page.Locator("[data-testid=connection-state][data-state=live]"))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        return console;
    }

    /// <summary>What moves stops in its first picture, so that what is judged is the moment an alert arrives.</summary>
    private static Task StayAsItArrives(WatchedPage console) => console.Page.EvaluateAsync("""
        () => {
          const still = new CSSStyleSheet();
          still.replaceSync('*, *::before, *::after { animation-play-state: paused !important; }');
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
        }
        """);

    private static Task<string> Language(WatchedPage console) =>
        console.Page.EvaluateAsync<string>("document.documentElement.lang");

    private static ILocator Of(WatchedPage console, string testId, string alertId) =>
        console.Page.Locator($"[data-testid={testId}][data-alert-id='{alertId}']");

    private static ILocator Acknowledge(WatchedPage console, string alertId)
    {
        var inRow = Of(console, "alert-row", alertId).GetByTestId("ack-button");
        return inRow.Or(console.TestId("twin-panel").GetByTestId("ack-button")).First;
    }
}
