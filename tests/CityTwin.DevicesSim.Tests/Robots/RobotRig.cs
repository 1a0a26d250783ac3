using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>
/// A robot on a bench: told what a fleet control would tell it, and listened to. All it says is checked against the official schema.
/// </summary>
internal sealed class RobotRig
{
    public const string V2 = "2.1.0";
    public const string V3 = "3.0.0";

    private const long StartMs = 1_773_100_800_000;

    private static readonly string[] AllCapabilities = ["pump", "barrier", "gas-sensor", "camera", "lift", "speaker", "carry"];

    private readonly string _version;
    private long _sent;

    public RobotRig(
        string version, ulong seed = 1, Func<double, UnitFault<RobotFaultKind>?>? faults = null, Func<RobotModel, RobotModel>? change = null)
    {
        _version = version;
        var model = new RobotModel
        {
            Identity = new RobotIdentity("Kite", "R-1", version), Home = default, Skills = SkillBook.Of(AllCapabilities),
            MaxSpeedMps = 2, MaxLoadKg = 100,
        };
        Robot = new Robot("robot-1", change?.Invoke(model) ?? model, seed, faults ?? (_ => null));
        Listen(Robot.Connected(Now));
    }

    public Robot Robot { get; }

    public RobotMachine Machine => Robot.Machine;

    /// <summary>Seconds since the rig was set up.</summary>
    public double AtS { get; private set; }

    /// <summary>All it said, with the topic's last level and when.</summary>
    public List<(string Topic, JsonElement Message, double AtS)> Said { get; } = [];

    public JsonElement State => Last("state");

    private UnitMoment Now => new(StartMs + (long)Math.Round(AtS * 1000), AtS);

    public JsonElement Last(string topic) => Said.Last(said => said.Topic == topic).Message;

    public IEnumerable<JsonElement> All(string topic) => Said.Where(said => said.Topic == topic).Select(said => said.Message);

    public RobotRig Run(double seconds)
    {
        for (var left = seconds; left > 1e-9;)
        {
            var step = Math.Min(left, Robot.Pace.TotalSeconds);
            AtS += step;
            left -= step;
            Listen(Robot.Step(Now));
        }

        return this;
    }

    /// <summary>Until something is so; a robot that never gets there fails the test.</summary>
    public RobotRig RunUntil(Func<bool> isSo, double withinS = 600)
    {
        var end = AtS + withinS;
        while (!isSo())
        {
            AtS.ShouldBeLessThan(end, $"it did not come to that: {State}");
            Run(Robot.Pace.TotalSeconds);
        }

        return this;
    }

    public RobotRig Send(string topic, JsonObject body)
    {
        var message = new JsonObject
        {
            ["headerId"] = _sent++, ["timestamp"] = DateTimeOffset.FromUnixTimeMilliseconds(Now.WallMs).ToString("O", CultureInfo.InvariantCulture),
            ["version"] = _version, ["manufacturer"] = "Kite", ["serialNumber"] = "R-1",
        };
        foreach (var (key, value) in body)
        {
            message[key] = value?.DeepClone();
        }

        return SendRaw(topic, message.ToJsonString());
    }

    public RobotRig SendRaw(string topic, string text)
    {
        Listen(Robot.Hear(Machine.Model.Identity.Topic(topic), Encoding.UTF8.GetBytes(text), Now));
        return Run(0.4);
    }

    /// <summary>An order along places; those from <paramref name="horizonFrom"/> on are not released.</summary>
    public RobotRig Order(string id, long update, (string Id, double X, double Y)[] nodes, JsonObject[]? actionsAtLast = null,
        int horizonFrom = int.MaxValue, long firstSequence = 0, Action<JsonObject>? change = null)
    {
        var body = new JsonObject
        {
            ["orderId"] = id, ["orderUpdateId"] = update,
            ["nodes"] = new JsonArray([.. nodes.Select((node, i) => Node(node, firstSequence + (2 * i), i < horizonFrom,
                i == nodes.Length - 1 ? actionsAtLast ?? [] : []))]),
            ["edges"] = new JsonArray([.. nodes.Skip(1).Select((node, i) => Edge(nodes[i].Id, node.Id, firstSequence + (2 * i) + 1, i + 1 < horizonFrom))]),
        };
        change?.Invoke(body);
        return Send("order", body);
    }

    public RobotRig Instant(string type, string id, params (string Key, JsonNode Value)[] parameters) =>
        Send("instantActions", new JsonObject { ["actions"] = new JsonArray(Action(type, id, "NONE", parameters)) });

    public static JsonObject Action(string type, string id, string blocking, params (string Key, JsonNode Value)[] parameters) => new()
    {
        ["actionType"] = type, ["actionId"] = id, ["blockingType"] = blocking,
        ["actionParameters"] = new JsonArray(
            [.. parameters.Select(parameter => new JsonObject { ["key"] = parameter.Key, ["value"] = parameter.Value.DeepClone() })]),
    };

    public string Status(string actionId, string list = "actionStates") =>
        State.GetProperty(list).EnumerateArray().Single(run => run.GetProperty("actionId").GetString() == actionId)
            .GetProperty("actionStatus").GetString()!;

    /// <summary>All that an action was, in its order.</summary>
    public IReadOnlyList<string> Statuses(string actionId, string list = "actionStates") =>
    [
        .. All("state").SelectMany(state => state.GetProperty(list).EnumerateArray())
            .Where(run => run.GetProperty("actionId").GetString() == actionId)
            .Select(run => run.GetProperty("actionStatus").GetString()!).Aggregate(new List<string>(), (seen, next) =>
            {
                if (seen.LastOrDefault() != next)
                {
                    seen.Add(next);
                }

                return seen;
            }),
    ];

    public IReadOnlyList<string> Errors =>
        [.. State.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("errorType").GetString()!)];

    public string? Reference(string errorType, string key) => State.GetProperty("errors").EnumerateArray()
        .Single(error => error.GetProperty("errorType").GetString() == errorType).GetProperty("errorReferences").EnumerateArray()
        .FirstOrDefault(reference => reference.GetProperty("referenceKey").GetString() == key) is { ValueKind: JsonValueKind.Object } found
        ? found.GetProperty("referenceValue").GetString()
        : null;

    public RobotRig Listen(IReadOnlyList<UnitMessage> messages)
    {
        foreach (var message in messages)
        {
            var json = JsonDocument.Parse(message.Payload).RootElement;
            OfficialSchemas.Check(_version, message.Topic, json);
            Said.Add((message.Topic[(message.Topic.LastIndexOf('/') + 1)..], json, AtS));
        }

        return this;
    }

    private JsonObject Node((string Id, double X, double Y) node, long sequence, bool isReleased, JsonObject[] actions) => new()
    {
        ["nodeId"] = node.Id, ["sequenceId"] = sequence, ["released"] = isReleased,
        ["nodePosition"] = new JsonObject { ["x"] = node.X, ["y"] = node.Y, ["mapId"] = UtmGrid.MapId },
        ["actions"] = new JsonArray([.. actions]),
    };

    private JsonObject Edge(string from, string to, long sequence, bool isReleased)
    {
        var edge = new JsonObject
        {
            ["edgeId"] = $"{from}-{to}", ["sequenceId"] = sequence, ["released"] = isReleased, ["actions"] = new JsonArray(),
        };
        if (_version == V2)
        {
            (edge["startNodeId"], edge["endNodeId"]) = (from, to);
        }

        return edge;
    }
}
