using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Storm;

/// <summary>
/// Citizens who report over Open311. Each four have an address of their own and every report a connection of its own, as
/// phones do: what one address may send is bounded, and so is what is kept of it.
/// </summary>
internal sealed class CitizenLine : IDisposable
{
    private const int ReportsPerAddress = 4;

    private static readonly HttpRequestOptionsKey<IPAddress> From = new("from");

    private readonly HttpClient _http;

    public CitizenLine(CityProcess city)
    {
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, ConnectCallback = Connect };
        _http = new HttpClient(sockets) { BaseAddress = city.Http, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <returns>The order's id; or null and whether it can be sent again, with what was answered.</returns>
    public async Task<(string? Order, bool Again, string Why)> Send(PlannedReport report)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.json")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["service_code"] = report.Category,
                ["lat"] = report.Latitude.ToString("R", CultureInfo.InvariantCulture),
                ["long"] = report.Longitude.ToString("R", CultureInfo.InvariantCulture),
                ["description"] = report.Text,
                ["first_name"] = "市民",
                ["phone"] = string.Create(CultureInfo.InvariantCulture, $"130{report.Number:D8}"),
            }),
        };
        request.Headers.Add("Idempotency-Key", report.Number.ToString(CultureInfo.InvariantCulture));
        request.Options.Set(From, AddressOf(report.Number / ReportsPerAddress));
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? (JsonNode.Parse(body)!.AsArray()[0]!["service_request_id"]!.GetValue<string>(), false, "")
            : (null, answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, body);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>All of 127.0.0.0/8 is this machine.</summary>
    private static IPAddress AddressOf(int number) => new([127, (byte)(64 + (number >> 16)), (byte)(number >> 8), (byte)number]);

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (context.InitialRequestMessage.Options.TryGetValue(From, out var address))
            {
                socket.Bind(new IPEndPoint(address, 0));
            }

            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
