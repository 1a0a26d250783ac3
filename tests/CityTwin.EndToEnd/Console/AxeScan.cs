using System.Text.Json;
using CityTwin.Testing.Running;
using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Console;

/// <summary>axe-core's rules of accessibility, where the console's tools have brought it.</summary>
internal static class AxeScan
{
    private static readonly string Script =
        Path.Combine(RepositoryRoot.Path, "gateway/console/node_modules/axe-core/axe.min.js");

    public static void Require()
    {
        if (!File.Exists(Script))
        {
            Assert.Skip("axe-core is not installed (npm ci in gateway/console).");
        }
    }

    /// <returns>Violations of WCAG A and AA, one line each.</returns>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        var json = await page.EvaluateAsync<string>("""
            async () => JSON.stringify((await axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
            })).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`))
            """);
        return JsonSerializer.Deserialize<List<string>>(json) ?? [];
    }
}
