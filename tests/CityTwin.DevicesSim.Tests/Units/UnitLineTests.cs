using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Teams;
using CityTwin.DevicesSim.Tests.Robots;
using CityTwin.DevicesSim.Tests.Teams;
using CityTwin.DevicesSim.Units;
using CityTwin.Mqtt;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Tests.Units;

/// <summary>Units over a real broker, thirty times faster than the clock on the wall.</summary>
public sealed class UnitLineTests : IAsyncLifetime
{
    private const double Speed = 30;

    private readonly CancellationTokenSource _stop = new();
    private readonly Tally _tally = new();
    private readonly WorldClock _time = new(TimeProvider.System, Speed);
    private readonly ConnectGate _gate = new(100, 10, TimeProvider.System);
    private FleetControl _city = null!;
    private double _lostAtS = double.PositiveInfinity;
    private UnitLine? _line;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync() => _city = await FleetControl.Start();

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public async Task A_small_fleet_control_drives_a_robot_through_base_horizon_and_action(string version)
    {
        Begin(Robot(version, null));
        await _city.Until("/connection", message => Text(message, "connectionState") == "ONLINE");
        await _city.Until("/factsheet", _ => true);
        await _city.Until("/state", _ => true);
        await _city.TellRobot("order", version, Order(version, 0, 0, ("a", 0, true), ("b", 20, true), ("c", 40, false)));
        await _city.Until("/state", state => Text(state, "lastNodeId") == "b" && state.GetProperty("newBaseRequest").GetBoolean());
        await _city.TellRobot("order", version, Order(version, 1, 2, ("b", 20, true), ("c", 40, true)));
        var last = await _city.Until("/state", state => Text(state, "lastNodeId") == "c" && IsDone(state));
        last.GetProperty("nodeStates").GetArrayLength().ShouldBe(0);
        foreach (var (topic, message) in _city.Heard.Where(heard => heard.Topic.StartsWith("vda5050", StringComparison.Ordinal)
            && !heard.Topic.EndsWith("/order", StringComparison.Ordinal)))
        {
            OfficialSchemas.Check(version, topic, message);
        }
    }

    [Fact]
    public async Task A_link_that_breaks_is_told_by_the_last_will_and_the_robot_comes_back()
    {
        Begin(Robot(RobotRig.V3, at => IsLost(at, 60) ? new(RobotFaultKind.LinkLost, 20, 0) : null));
        await _city.Until("/connection", message => Text(message, "connectionState") == "ONLINE");
        LoseLink();
        await _city.Until("/connection", message => Text(message, "connectionState") == "CONNECTION_BROKEN");
        await _city.Until("/connection", message => Text(message, "connectionState") == "ONLINE");
    }

    [Fact]
    public async Task A_robot_that_is_told_to_stop_says_goodbye()
    {
        Begin(Robot(RobotRig.V2, null));
        await _city.Until("/state", _ => true);
        await End();
        await _line!.Close();
        await _city.Until("/connection", message => Text(message, "connectionState") == "OFFLINE");
        _city.Heard.ShouldNotContain(heard => heard.Topic.EndsWith("/connection") && Text(heard.Message, "connectionState") == "CONNECTIONBROKEN");
    }

    [Fact]
    public async Task What_a_team_reports_without_a_network_arrives_when_there_is_one()
    {
        Begin(Team(at => IsLost(at, 180) ? new(TeamFaultKind.LinkLost, 60, 0) : null));
        await _city.Until("/event", message => Text(message, "type") == "status");
        await Start(fence: 2);
        await _city.Until("/reply", message => Text(message, "result") == "ok");
        LoseLink();
        await _city.Until("/event", message => Text(message, "event") == "completed");
        _city.Heard.Where(heard => Text(heard.Message, "type") == "task").Select(heard => Text(heard.Message, "event"))
            .ShouldBe(["accepted", "started", "stop-reached", "completed"]);
        await Start(fence: 1);
        (await _city.Until("/reply", message => Text(message, "result") == "refused")).GetProperty("code").GetString().ShouldBe("fence");
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _line?.Dispose();
        _gate.Dispose();
        _stop.Dispose();
        await _city.DisposeAsync();
    }

    private async Task End()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>From now on, and not at a moment that a slow machine may not have reached the broker by.</summary>
    private void LoseLink() => Volatile.Write(ref _lostAtS, _time.Now.Seconds);

    private bool IsLost(double atS, double forS) => atS - Volatile.Read(ref _lostAtS) is > 0 and var sinceS && sinceS < forS;

    private void Begin(ISimulatedUnit unit)
    {
        _line = new UnitLine(unit, "pw", new PublishingOptions
        {
            Port = _city.Port, Reconnect = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300)),
        }, _gate, _tally, _time, TimeProvider.System, 1);
        _running = _line.Run(_stop.Token);
    }

    private Task Start(long fence)
    {
        var body = TeamRig.Task("t", TeamRig.Stop(0, 106.503, 29.5));
        (body["commandId"], body["type"], body["fence"]) = ($"c{fence}", "start-task", fence);
        return _city.Tell(DeviceTopic.Command(TeamRig.Device, $"c{fence}"), body, MqttQualityOfServiceLevel.AtLeastOnce);
    }

    private static Robot Robot(string version, Func<double, UnitFault<RobotFaultKind>?>? faults) => new("robot-1", new RobotModel
    {
        Identity = new RobotIdentity("Kite", "R-1", version), Home = default, Skills = SkillBook.Of(["pump"]), MaxSpeedMps = 2,
    }, 1, faults ?? (_ => null));

    private static TeamTerminal Team(Func<double, UnitFault<TeamFaultKind>?> faults) => new(
        TeamRig.Device, new TeamModel(UtmGrid.ToMetres(106.5, 29.5), 8, true, 4, 36_000, null), 1, faults);

    private static JsonObject Order(string version, long update, long sequence, params (string Id, double X, bool IsReleased)[] nodes) => new()
    {
        ["orderId"] = "o", ["orderUpdateId"] = update,
        ["nodes"] = new JsonArray([.. nodes.Select((node, i) => new JsonObject
        {
            ["nodeId"] = node.Id, ["sequenceId"] = sequence + (2 * i), ["released"] = node.IsReleased,
            ["nodePosition"] = new JsonObject { ["x"] = node.X, ["y"] = 0, ["mapId"] = UtmGrid.MapId },
            ["actions"] = new JsonArray(node.Id == "c" ? [RobotRig.Action("pump", "p", "HARD", ("seconds", 20))] : []),
        })]),
        ["edges"] = new JsonArray([.. nodes.Skip(1).Select((node, i) => new JsonObject
        {
            ["edgeId"] = $"to-{node.Id}", ["sequenceId"] = sequence + (2 * i) + 1, ["released"] = node.IsReleased, ["actions"] = new JsonArray(),
            ["startNodeId"] = nodes[i].Id, ["endNodeId"] = node.Id,
        })]),
    };

    private static bool IsDone(JsonElement state) => state.GetProperty("actionStates").EnumerateArray()
        .All(run => run.GetProperty("actionStatus").GetString() == "FINISHED");

    private static string Text(JsonElement message, string key) =>
        message.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
