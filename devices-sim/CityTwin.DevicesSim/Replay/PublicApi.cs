using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Replay;

/// <summary>The public REST API, as any integrator has it.</summary>
internal sealed class PublicApi : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;

    public PublicApi(Uri address, string token)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = AnswerWithin };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    /// <exception cref="InputException">It was refused, or nobody answered; the message says what was asked and what was said.</exception>
    public Task<JsonNode> Get(string path, CancellationToken stop) =>
        Ask(HttpMethod.Get, path, token => _http.GetAsync(path, token), stop);

    /// <inheritdoc cref="Get"/>
    public Task<JsonNode> Post(string path, JsonNode body, CancellationToken stop) =>
        Ask(HttpMethod.Post, path, token => _http.PostAsJsonAsync(path, body, token), stop);

    /// <summary>The items of a list, page by page, up to a bound.</summary>
    public async Task<IReadOnlyList<JsonNode>> List(string path, string items, int most, CancellationToken stop)
    {
        var all = new List<JsonNode>();
        for (var page = ""; all.Count < most;)
        {
            var answer = await Get($"{path}&pageSize=1000&pageToken={Uri.EscapeDataString(page)}", stop);
            all.AddRange((answer[items] as JsonArray ?? []).OfType<JsonNode>());
            page = answer["nextPageToken"]?.GetValue<string>() ?? "";
            if (page.Length == 0)
            {
                break;
            }
        }

        return all;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> Ask(
        HttpMethod method, string path, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken stop)
    {
        try
        {
            using var answer = await send(stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            return answer.IsSuccessStatusCode
                ? JsonNode.Parse(body) ?? new JsonObject()
                : throw new InputException($"{method} {_http.BaseAddress}{path.TrimStart('/')} answered {(int)answer.StatusCode}: {body}");
        }
        catch (Exception e) when (!stop.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException)
        {
            throw new InputException($"{method} {_http.BaseAddress}{path.TrimStart('/')}: {e.Message}");
        }
    }
}
