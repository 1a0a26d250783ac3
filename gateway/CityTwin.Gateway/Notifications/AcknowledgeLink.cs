using System.Net;
using System.Text;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Notifications;

/// <summary>
/// The link in a message, <c>/notify/v1/ack/{token}</c>: open to whoever has it. Reading it changes nothing, since mail programs
/// read links by themselves; the button on its page does, or a POST.
/// </summary>
internal static class AcknowledgeLink
{
    /// <summary>What comes behind it is the right to acknowledge, and is kept from traces and logs.</summary>
    public const string Path = "/notify/v1/ack";

    private const int MaxToken = 200;

    public static Task Show(HttpContext http) => Page(http,
        "<form method=\"post\"><button type=\"submit\">确认收到 / I have taken note</button></form>");

    public static async Task Take(HttpContext http, NotificationDesks desks, ErrorJudge judge, string token)
    {
        try
        {
            var desk = token.Length <= MaxToken ? desks.OfText(token) : null;
            var taken = await (desk ?? throw Refusal.NotFound("This link is not one of this city's.")).AcknowledgeLink(token);
            if (WantsPage(http))
            {
                await Page(http, "<p>已确认。感谢。</p><p lang=\"en\">Noted. Thank you.</p>");
                return;
            }

            await http.Response.WriteAsJsonAsync(new { acknowledged = taken.Select(one => one.Id).ToArray() });
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var refusal = judge.Judge(error, $"POST {Path}", http, http.RequestAborted);
            if (WantsPage(http))
            {
                http.Response.StatusCode = PlainRefusal.ToHttp(refusal.StatusCode);
                await Page(http, $"<p>未能确认。</p><p lang=\"en\">{WebUtility.HtmlEncode(refusal.Status.Detail)}</p>");
                return;
            }

            await PlainRefusal.Write(http, refusal.StatusCode, refusal.Status.Detail);
        }
    }

    private static bool WantsPage(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Page(HttpContext http, string body)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        http.Response.Headers["Referrer-Policy"] = "no-referrer"; // The address is the right to acknowledge.
        return http.Response.WriteAsync(
            "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>CityTwin</title><style>:root{color-scheme:light dark}body{font:1.1rem/1.6 system-ui;max-width:32rem;margin:20vh auto;"
            + "padding:0 1rem;text-align:center}button{font:inherit;padding:.8rem 1.6rem}</style></head><body><main><h1>CityTwin</h1>"
            + body + "</main></body></html>", Encoding.UTF8, http.RequestAborted);
    }
}
