using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Tests.Drones.Waylines;

namespace CityTwin.DevicesSim.Tests.Drones.Docks;

/// <summary>A dock with a cloud beside it, without a line: the test moves the time and reads what was said.</summary>
internal sealed class TestDock
{
    private const long TickMs = 200;

    private readonly Dock _dock;
    private int _orders;

    public TestDock(
        double faults = 0, ulong seed = 1, DroneOptions? options = null, Func<Surroundings, Surroundings>? world = null,
        params string[] capabilities)
    {
        var surroundings = new Surroundings { Terrain = DroneUnits.Ground, Air = (_, _) => (0.5, WindMps), Fires = _ => Fires };
        Plan = DockPlan.Of(DroneUnits.Of(capabilities), DroneUnits.Ground)[0];
        NowMs = Towns.Start.ToUnixTimeMilliseconds();
        _dock = new Dock(
            Plan, world?.Invoke(surroundings) ?? surroundings, options ?? new DroneOptions(), new DroneFaultPlan(seed, faults), seed, NowMs, NowMs);
    }

    public DockPlan Plan { get; }

    public Station Station => _dock.Station;

    public long NowMs { get; private set; }

    public double WindMps { get; set; } = 3;

    public List<Fire> Fires { get; } = [];

    public List<Said> All { get; } = [];

    /// <summary>Whether the cloud answers events and requests.</summary>
    public bool Answers { get; set; } = true;

    public Dictionary<string, byte[]> Files { get; } = [];

    public List<UploadOrder> Uploads { get; } = [];

    /// <summary>What the cloud answers to a request by its method; others get an empty success.</summary>
    public Dictionary<string, JsonObject> Outputs { get; } = new()
    {
        ["storage_config_get"] = new JsonObject
        {
            ["endpoint"] = "http://127.0.0.1:9/media", ["bucket"] = "media", ["object_key_prefix"] = "drones", ["region"] = "local",
            ["provider"] = "minio",
            ["credentials"] = new JsonObject
            {
                ["access_key_id"] = "key", ["access_key_secret"] = "secret", ["security_token"] = "token", ["expire"] = 3600,
            },
        },
    };

    public IEnumerable<Said> Events(string method) => All.Where(said => said.Topic.EndsWith("/events") && said.Method == method);

    public IEnumerable<Said> Requests(string method) => All.Where(said => said.Topic.EndsWith("/requests") && said.Method == method);

    public Said Last(string method) => Events(method).Last();

    public IEnumerable<Said> Reports(string device) => All.Where(said => said.Topic == $"thing/product/{device}/osd");

    public TestDock Join()
    {
        _dock.Connected(NowMs);
        For(3);
        return this;
    }

    /// <summary>Gives an order and waits for its answer.</summary>
    /// <returns>The answer's result; nothing when there is none within ten seconds.</returns>
    public int? Order(string method, JsonNode? data = null) => Reply(method, data)?.Result;

    public Said? Reply(string method, JsonNode? data = null)
    {
        var tid = $"order-{++_orders}";
        Tell("services", method, data, tid);
        Said? Answer() => All.Find(said => said.Topic.EndsWith("/services_reply") && said.Tid == tid);
        for (var i = 0; i < 50 && Answer() is null; i++)
        {
            Step();
        }

        return Answer();
    }

    public void Tell(string channel, string method, JsonNode? data, string tid = "t")
    {
        var message = new JsonObject
        {
            ["tid"] = tid, ["bid"] = $"bid-{tid}", ["timestamp"] = NowMs, ["method"] = method, ["data"] = data?.DeepClone(), ["unknown"] = 1,
        };
        Hear($"thing/product/{Plan.DockId}/{channel}", message);
    }

    public void Step()
    {
        NowMs += TickMs;
        _dock.Tick(NowMs, NowMs);
        Drain();
    }

    public void For(double seconds)
    {
        for (var until = NowMs + (long)(seconds * 1000); NowMs < until;)
        {
            Step();
        }
    }

    public void Until(Func<bool> isSo, double atMostS = 1_500)
    {
        for (var until = NowMs + (long)(atMostS * 1000); !isSo();)
        {
            (NowMs < until).ShouldBeTrue($"not so after {atMostS} s; last said: {string.Join(" ", All.TakeLast(4).Select(said => said.Message.ToJsonString()))}");
            Step();
        }
    }

    /// <summary>A task over places so many metres from the dock.</summary>
    public JsonObject Task(string id, params (double EastM, double NorthM)[] places)
    {
        var file = Kmz.Of([.. places.Select(place =>
        {
            var at = Hills.At(DroneUnits.Ground, place.EastM, place.NorthM, 60);
            return (at.Degrees.Lon, at.Degrees.Lat, at.HeightM);
        })]);
        Files[$"http://cloud/{id}.kmz"] = file;
        return new JsonObject
        {
            ["flight_id"] = id,
            ["task_type"] = 0,
            ["execute_time"] = NowMs,
            ["file"] = new JsonObject { ["url"] = $"http://cloud/{id}.kmz", ["fingerprint"] = Kmz.Md5(file) },
            ["rth_altitude"] = 80,
            ["out_of_control_action"] = 0,
            ["exit_wayline_when_rc_lost"] = 1,
            ["wayline_precision_type"] = 0,
        };
    }

    /// <summary>Prepares and orders a task and waits until it is in the air.</summary>
    public void Fly(JsonObject task)
    {
        Order("flighttask_prepare", task).ShouldBe(0);
        Order("flighttask_execute", new JsonObject { ["flight_id"] = task["flight_id"]!.DeepClone() }).ShouldBe(0);
        Until(() => Station.Craft.IsFlying, 60);
    }

    private void Drain()
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var message in _dock.TakeMessages())
            {
                again = true;
                var json = JsonNode.Parse(message.Payload)!;
                var said = new Said(message.Topic, json.Text("method"), json);
                All.Add(said);
                Answer(said);
            }

            foreach (var errand in _dock.TakeErrands())
            {
                again = true;
                _dock.Done(Run(errand), NowMs);
            }
        }
    }

    private void Answer(Said said)
    {
        if (Answers && (said.NeedsReply || said.Topic.EndsWith("/requests") || said.Topic.EndsWith("/status")))
        {
            Hear($"{said.Topic}_reply", new JsonObject
            {
                ["tid"] = said.Tid, ["bid"] = said.Message.Text("bid"), ["timestamp"] = NowMs, ["method"] = said.Method,
                ["data"] = new JsonObject { ["result"] = 0, ["output"] = Outputs.GetValueOrDefault(said.Method)?.DeepClone() },
            });
        }
    }

    private ErrandAnswer Run(Errand errand)
    {
        if (errand.Upload is { } upload)
        {
            Uploads.Add(upload);
            return upload.FailsOnPurpose ? new ErrandAnswer(errand.Id, null, "fails") : new ErrandAnswer(errand.Id, []);
        }

        return Files.TryGetValue(errand.Url, out var file) ? new ErrandAnswer(errand.Id, file) : new ErrandAnswer(errand.Id, null, "404");
    }

    private void Hear(string topic, JsonObject message) =>
        _dock.Hear(Inbound.Parse(topic, System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()))!, NowMs);
}
