using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CityTwin.EndToEnd.Console;

/// <summary>A page that notes each error it logs and each request it makes to anyone but its own server.</summary>
internal sealed class WatchedPage
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public WatchedPage(IPage page, Uri server)
    {
        Page = page;
        Server = server;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"page error: {error}");
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is "http" or "https" or "ws" or "wss" && to.Authority != server.Authority)
            {
                _complaints.Enqueue($"request to another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public Uri Server { get; }

    public ILocator TestId(string id) => Page.GetByTestId(id);

    public void ShouldBeClean() => _complaints.ShouldBeEmpty();
}
