using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Tests.Drones.Waylines;
using CityTwin.DevicesSim.Tests.Units;
using CityTwin.DevicesSim.Units;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Tests.Drones.Lines;

/// <summary>A dock over a real broker and real HTTP, many times faster than the clock on the wall, with a small scripted cloud.</summary>
public sealed class DroneLineTests : IAsyncLifetime
{
    private const double Speed = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Fire Burning = new(Hills.At(DroneUnits.Ground, 250, 100, 0), 0.6, 1, 0.5);

    private readonly CancellationTokenSource _stop = new();
    private readonly CloudStorage _storage = new();
    private readonly WorldClock _time = new(TimeProvider.System, Speed);
    private FleetControl _city = null!;
    private DroneFleet _fleet = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _city = await FleetControl.Start();
        var rows = DroneUnits.Of();
        _fleet = new DroneFleet(
            rows, new Surroundings { Terrain = DroneUnits.Ground, Air = (_, _) => (1, 4), Fires = _ => [Burning] },
            new DroneOptions { UploadWait = TimeSpan.FromMilliseconds(300), AircraftReports = TimeSpan.FromMilliseconds(200) }, 0, 1, _time, TimeProvider.System);
        var run = new UnitsRun(rows, 1, 0, _time, TimeProvider.System, new PublishingOptions
        {
            Port = _city.Port, Reconnect = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300)),
        }, new Tally(), _fleet.WithPasswords);
        _running = run.Run(_stop.Token);
    }

    [Fact]
    public async Task A_scripted_cloud_prepares_orders_follows_the_flight_gets_the_pictures_and_sees_it_home()
    {
        _storage.Failing = 1;
        await Until(message => Method(message) == "update_topo" && Devices(message).Contains(DroneUnits.Aircraft));
        var file = Kmz.Of(Points());
        _storage.Files["/f-1.kmz"] = file;
        await Order("flighttask_prepare", new JsonObject
        {
            ["flight_id"] = "f-1", ["task_type"] = 0, ["execute_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            ["file"] = new JsonObject { ["url"] = $"{_storage.Endpoint}/f-1.kmz", ["fingerprint"] = Kmz.Md5(file) },
            ["rth_altitude"] = 80, ["out_of_control_action"] = 0, ["exit_wayline_when_rc_lost"] = 0,
        });
        await Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-1" });
        await Until(_ => Statuses().Contains("in_progress"));
        await Until(_ => Statuses().Contains("ok"));
        await Until(_ => Callbacks().Count == 2);

        _storage.Refused.ShouldBeEmpty();
        foreach (var callback in Callbacks())
        {
            var key = callback.GetProperty("data").GetProperty("file").GetProperty("object_key").GetString();
            var picture = _storage.Objects[$"/media/{key}"];
            picture.Length.ShouldBeInRange(AerialPicture.LeastBytes, AerialPicture.MostBytes);
            picture[..2].ShouldBe([0xFF, 0xD8]);
        }

        Hottest().ShouldBeGreaterThan(300);
        await Until(message => Data(message, "drone_in_dock") is { } inDock && inDock.GetInt32() == 1);
    }

    [Fact]
    public async Task After_a_broken_line_it_joins_again_and_what_was_not_answered_is_said_again()
    {
        await Until(message => Method(message) == "update_topo");
        await _city.Break(DroneUnits.Dock);
        await Until(message => Method(message) == "config");
        await Until(message => Method(message) == "update_topo");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _fleet.Dispose();
        _stop.Dispose();
        _storage.Dispose();
        await _city.DisposeAsync();
    }

    private static (double, double, double)[] Points()
    {
        var at = Hills.At(DroneUnits.Ground, 250, 100, 60);
        return [(at.Degrees.Lon, at.Degrees.Lat, at.HeightM)];
    }

    private async Task Order(string method, JsonObject data)
    {
        await _city.Tell($"thing/product/{DroneUnits.Dock}/services", Envelope(method, $"tid-{method}", data), MqttQualityOfServiceLevel.AtLeastOnce);
        var reply = await Until(message => Text(message, "tid") == $"tid-{method}" && Data(message, "result") is not null);
        Data(reply, "result")!.Value.GetInt32().ShouldBe(0, method);
    }

    /// <summary>Waits for a message, and answers on the way what wants an answer.</summary>
    private async Task<JsonElement> Until(Func<JsonElement, bool> isIt)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            TimeProvider.System.GetElapsedTime(from).ShouldBeLessThan(Patience, string.Join("\n", _city.Heard.TakeLast(6)));
            var message = await _city.Until("", _ => true);
            await Answer(message);
            if (isIt(message))
            {
                return message;
            }
        }
    }

    private Task Answer(JsonElement message)
    {
        var topic = _city.Heard[^1].Topic;
        if (!topic.EndsWith("/requests") && !topic.EndsWith("/status")
            && !(message.TryGetProperty("need_reply", out var need) && need.GetInt32() == 1))
        {
            return Task.CompletedTask;
        }

        JsonObject? output = Method(message) == "storage_config_get"
            ? new JsonObject
            {
                ["endpoint"] = _storage.Endpoint, ["bucket"] = "media", ["region"] = CloudStorage.Region, ["provider"] = "aws",
                ["object_key_prefix"] = "drones",
                ["credentials"] = new JsonObject
                {
                    ["access_key_id"] = CloudStorage.KeyId, ["access_key_secret"] = CloudStorage.KeySecret,
                    ["security_token"] = CloudStorage.Token, ["expire"] = 3600,
                },
            }
            : null;
        return _city.Tell($"{topic}_reply", Envelope(Method(message), Text(message, "tid"), new JsonObject { ["result"] = 0, ["output"] = output }),
            MqttQualityOfServiceLevel.AtLeastOnce);
    }

    private List<JsonElement> Callbacks() => [.. _city.Heard.Select(heard => heard.Message).Where(message => Method(message) == "file_upload_callback")
        .DistinctBy(message => Text(message, "tid"))];

    // Of all that was heard: so fast, a picture may be told of before or after the landing.
    private IEnumerable<string> Statuses() => _city.Heard.Select(heard => Status(heard.Message));

    private double Hottest() => _city.Heard.Select(heard => Data(heard.Message, "81-0-0"))
        .Select(payload => payload is { } found && found.TryGetProperty("thermal_global_temperature_max", out var most) ? most.GetDouble() : 0).Max();

    private static JsonObject Envelope(string method, string tid, JsonObject data) => new()
    {
        ["tid"] = tid, ["bid"] = $"bid-{tid}", ["timestamp"] = 1, ["method"] = method, ["data"] = data,
    };

    private static string Method(JsonElement message) => Text(message, "method");

    private static string Status(JsonElement message) => Data(message, "output") is { ValueKind: JsonValueKind.Object } output ? Text(output, "status") : "";

    private static IEnumerable<string> Devices(JsonElement message) =>
        Data(message, "sub_devices")!.Value.EnumerateArray().Select(device => Text(device, "sn"));

    private static JsonElement? Data(JsonElement message, string key) =>
        message.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty(key, out var value) ? value : null;

    private static string Text(JsonElement message, string key) =>
        message.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
