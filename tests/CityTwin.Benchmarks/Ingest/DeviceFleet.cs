using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Ingest;

/// <summary>Devices of a running city for a benchmark, provisioned over the public API.</summary>
internal sealed class DeviceFleet
{
    private const int BatchSize = 500;

    private DeviceFleet(IReadOnlyList<FleetDevice> devices) => Devices = devices;

    public IReadOnlyList<FleetDevice> Devices { get; }

    /// <summary>Provisions an edge gateway: it has no sensor and speaks for others.</summary>
    public static async Task<FleetDevice> ProvisionGateway(CityProcess city, string id)
    {
        using var http = await Client(city);
        var cell = (await Cells(http))[0];
        using var answer = await http.PostAsJsonAsync("/v1/devices", new { deviceId = id, cell });
        answer.EnsureSuccessStatusCode();
        return new FleetDevice(id, "", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["password"]!.GetValue<string>());
    }

    /// <summary>Provisions so many river gauges, spread over the city's cells, behind a gateway when one is named.</summary>
    public static async Task<DeviceFleet> Provision(CityProcess city, string prefix, int count, string gateway = "")
    {
        using var http = await Client(city);
        var cells = await Cells(http);
        var devices = new List<FleetDevice>();
        for (var from = 0; from < count; from += BatchSize)
        {
            var asked = Enumerable.Range(from, Math.Min(BatchSize, count - from))
                .Select(i => new { deviceId = $"{prefix}-{i:D6}", kind = "river-level", cell = cells[i % cells.Count], gateway });
            using var answer = await http.PostAsJsonAsync("/v1/devices:batch", new { devices = asked });
            answer.EnsureSuccessStatusCode();
            devices.AddRange((await answer.Content.ReadFromJsonAsync<JsonNode>())!["outcomes"]!.AsArray().Select(Read!));
        }

        return new DeviceFleet(devices);
    }

    public static async Task<HttpClient> Client(CityProcess city)
    {
        var http = new HttpClient { BaseAddress = city.Http, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await city.Token());
        return http;
    }

    private static async Task<IReadOnlyList<string>> Cells(HttpClient http) =>
    [
        .. (await http.GetFromJsonAsync<JsonNode>("/v1/twins?kind=cell&pageSize=1000"))!["twins"]!.AsArray()
            .Select(cell => cell!["area"]!.GetValue<string>()),
    ];

    public static FleetDevice Read(JsonNode outcome) => outcome["credential"] is { } credential
        ? new FleetDevice(
            credential["deviceId"]!.GetValue<string>(),
            credential["twinId"]!.GetValue<string>(),
            credential["password"]!.GetValue<string>())
        : throw new InvalidOperationException($"A device was not provisioned: {outcome.ToJsonString()}");
}

/// <summary>A device as provisioned.</summary>
internal sealed record FleetDevice(string Id, string TwinId, string Password)
{
    public string Telemetry => $"citytwin/v1/{Id}/telemetry";
}
