using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Testing.Running;

namespace CityTwin.EndToEnd;

/// <summary>The public REST API as an integrator's program would use it, and nothing else.</summary>
public sealed class CityClient : IDisposable
{
    public const string District = "500103";

    private static int _devices;

    private readonly HttpClient _http;
    private IReadOnlyList<string>? _cells;

    private CityClient(HttpClient http) => _http = http;

    public static async Task<CityClient> For(CityProcess city, string role = "admin", string area = "50")
    {
        var http = new HttpClient { BaseAddress = city.Http, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await city.Token(role, area));
        return new CityClient(http);
    }

    /// <summary>The answer's body; a refusal fails the test with what was said.</summary>
    public async Task<JsonNode> Get(string path)
    {
        using var answer = await _http.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"GET {path}: {(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    public async Task<JsonNode> Post(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"POST {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>What a call that has to be refused is answered.</summary>
    public async Task<string> Refused(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeFalse($"POST {path} should have been refused: {text}");
        return text;
    }

    public async Task<IReadOnlyList<string>> Cells()
    {
        if (_cells is null)
        {
            var page = await Get($"/v1/twins?kind=cell&area={District}&pageSize=1000");
            _cells = [.. page["twins"]!.AsArray().Select(twin => twin!["area"]!.GetValue<string>())];
        }

        return _cells;
    }

    /// <summary>A new device with an id of its own, in a cell of its own.</summary>
    public async Task<Device> Provision(string kind = "river-level", string clock = "live")
    {
        var number = Interlocked.Increment(ref _devices);
        var cells = await Cells();
        var id = $"e2e-{Environment.ProcessId}-{number:D4}";
        var answer = await Post("/v1/devices", new { deviceId = id, kind, cell = cells[number * 37 % cells.Count], clock });
        return new Device(id, answer["twinId"]!.GetValue<string>(), answer["password"]!.GetValue<string>());
    }

    public Task<JsonNode> Twin(string id) => Get($"/v1/twins/{id}");

    public async Task<double?> Value(Device device, string metric = "levelM") =>
        (await Twin(device.TwinId))["metrics"]?[metric]?["value"]?.GetValue<double>();

    public async Task<JsonArray> Alerts(Device device) =>
        (await Get($"/v1/alerts?twinId={device.TwinId}"))["alerts"]?.AsArray() ?? [];

    /// <summary>Where the events of a district's alerts are in its log, ascending: those of orders have the places between.</summary>
    public async Task<IReadOnlyList<long>> AlertSequences(string district)
    {
        var listed = (await Get($"/v1/alerts?area={district}&pageSize=1000"))["alerts"]!.AsArray();
        return
        [
            .. listed.SelectMany(alert => alert!["sequences"]!.AsArray())
                .Select(sequence => long.Parse(sequence!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)).Order(),
        ];
    }

    /// <summary>Waits until the twin shows the value.</summary>
    public async Task ShouldShow(Device device, double value, string metric = "levelM") =>
        (await Until.Holds(() => Value(device, metric), shown => shown == value)).ShouldBe(value);

    /// <summary>Waits until the device's twin has an alert that satisfies.</summary>
    public async Task<JsonNode> ShouldHaveAlert(Device device, Func<JsonNode, bool> satisfies)
    {
        var alerts = await Until.Holds(() => Alerts(device), all => all.Any(alert => satisfies(alert!)));
        var found = alerts.FirstOrDefault(alert => satisfies(alert!));
        found.ShouldNotBeNull($"the alerts of {device.TwinId} are {alerts.ToJsonString()}");
        return found;
    }

    public void Dispose() => _http.Dispose();
}
