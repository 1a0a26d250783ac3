using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Hosting;

internal static class HealthText
{
    /// <summary>The verdict, then a line for each part: whoever waits for a silo wants to know what it waits for.</summary>
    public static Task Write(HttpContext context, HealthReport report)
    {
        var text = new StringBuilder().Append(report.Status).Append('\n');
        foreach (var (name, entry) in report.Entries)
        {
            text.Append(name).Append(": ").Append(entry.Status).Append(' ').Append(entry.Description).Append('\n');
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text.ToString());
    }
}
