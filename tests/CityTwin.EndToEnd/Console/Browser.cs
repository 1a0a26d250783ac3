using CityTwin.Testing.Running;
using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Console;

/// <summary>The distribution's Chromium, headless; Playwright's own browsers are never downloaded.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> Start()
    {
        var program = Find();
        if (program is null)
        {
            Assert.Skip($"none of {string.Join(", ", Names)} is on the PATH (Debian: chromium).");
        }

        var playwright = await Playwright.CreateAsync();
        // As root there is no sandbox; without the rest Chromium calls home at every start. SwiftShader draws the map.
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
            ],
        });
        return new Browser(playwright, browser);
    }

    public async Task<WatchedPage> Open(Uri console, string language)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            Locale = language,
        });
        return new WatchedPage(await context.NewPageAsync(), console);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private static string? Find() => Names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static string Screenshot(string name) =>
        Path.Combine(RepositoryRoot.Artifacts("screenshots"), $"{name}.png");
}
