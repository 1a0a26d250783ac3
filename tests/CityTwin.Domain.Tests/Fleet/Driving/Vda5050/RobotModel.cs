using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

/// <summary>
/// A robot by the text of the standard, in a few lines and JSON of its own: it drives one node a tick and an action takes
/// two. It knows nothing of the driver's code.
/// </summary>
internal sealed class RobotModel(int major)
{
    private readonly Dictionary<string, uint> _headers = [];
    private readonly List<JsonNode> _nodes = [];
    private readonly Dictionary<string, string> _actions = [];
    private readonly Dictionary<string, string> _instant = [];
    private readonly List<(string Type, string Level, JsonArray References)> _errors = [];
    private string _lastOrder = string.Empty;
    private bool _isCancelled;

    public string OrderId { get; private set; } = string.Empty;

    public long UpdateId { get; private set; }

    public string LastNodeId { get; private set; } = string.Empty;

    public long LastSequenceId { get; private set; }

    public string Mode { get; set; } = "AUTOMATIC";

    public string EmergencyStop { get; set; } = "NONE";

    public bool Paused { get; set; }

    public bool WantsBase { get; set; }

    public double X { get; set; } = 650_000;

    public double Y { get; set; } = 3_270_000;

    /// <summary>What the next orders are refused with; null for taking them.</summary>
    public string? Refusal { get; set; }

    public string RefusalLevel { get; set; } = "WARNING";

    public HashSet<string> FailingActions { get; } = [];

    public HashSet<string> FailingInstantActions { get; } = [];

    public List<(string ZoneSetId, string Status)> ZoneSets { get; } = [];

    /// <summary>Every order it ever took.</summary>
    public List<string> Taken { get; } = [];

    public bool IsIdle => _nodes.Count == 0 && _actions.Values.All(status => status is "FINISHED" or "FAILED");

    public void Error(string type, string level, params (string Key, string Value)[] references)
    {
        _errors.RemoveAll(error => error.Type == type);
        _errors.Add((type, level, [.. references.Select(r => (JsonNode)new JsonObject { ["referenceKey"] = r.Key, ["referenceValue"] = r.Value })]));
    }

    public void Recovered(string type) => _errors.RemoveAll(error => error.Type == type);

    /// <summary>Power off and on: it remembers nothing, its headers begin anew.</summary>
    public void Reboot()
    {
        (OrderId, UpdateId, LastNodeId, LastSequenceId, Paused) = (string.Empty, 0, string.Empty, 0, false);
        _nodes.Clear();
        _actions.Clear();
        _instant.Clear();
        _errors.Clear();
        _headers.Clear();
    }

    /// <summary>A person takes it: the order is cleared, its number stays.</summary>
    public void TakeByHand(string mode = "MANUAL")
    {
        Mode = mode;
        Clear();
    }

    public void Receive(string topic, byte[] payload)
    {
        var message = JsonNode.Parse(payload)!.AsObject();
        switch (topic.Split('/')[^1])
        {
            case "order":
                Order(message);
                break;
            case "instantActions":
                foreach (var action in message["actions"]!.AsArray())
                {
                    Instant(action!.AsObject());
                }

                break;
            case "zoneSet":
                var id = message["zoneSet"]!["zoneSetId"]!.GetValue<string>();
                if (!ZoneSets.Exists(set => set.ZoneSetId == id))
                {
                    ZoneSets.Add((id, "DISABLED"));
                }

                break;
        }
    }

    public void Tick()
    {
        if (Paused || Mode is not ("AUTOMATIC" or "SEMIAUTOMATIC") || EmergencyStop != "NONE")
        {
            return;
        }

        foreach (var (id, status) in _actions.ToArray().Where(action => action.Value is "RUNNING"))
        {
            _actions[id] = FailingActions.Contains(id.Split('.', 2)[1]) ? "FAILED" : "FINISHED";
        }

        if (_actions.Values.Any(status => status == "RUNNING") || _nodes.Count == 0 || !_nodes[0]["released"]!.GetValue<bool>())
        {
            return;
        }

        Pass(_nodes[0]);
        _nodes.RemoveAt(0);
    }

    public byte[] State(long nowMs)
    {
        var is3 = major >= 3;
        var state = Header("state", nowMs);
        (state["orderId"], state["orderUpdateId"], state["lastNodeId"], state["lastNodeSequenceId"]) = (OrderId, UpdateId, LastNodeId, LastSequenceId);
        state["nodeStates"] = new JsonArray([.. _nodes.Select(node => new JsonObject
        {
            ["nodeId"] = node["nodeId"]!.DeepClone(), ["sequenceId"] = node["sequenceId"]!.DeepClone(), ["released"] = node["released"]!.DeepClone(),
        })]);
        state["edgeStates"] = new JsonArray();
        (state["driving"], state["paused"], state["newBaseRequest"]) = (false, Paused, WantsBase);
        state[is3 ? "mobileRobotPosition" : "agvPosition"] = new JsonObject
        {
            ["x"] = X, ["y"] = Y, ["theta"] = 0, ["mapId"] = "epsg-32648", [is3 ? "localized" : "positionInitialized"] = true,
        };
        state["actionStates"] = States(is3 ? _actions : _actions.Concat(_instant));
        if (is3)
        {
            state["instantActionStates"] = States(_instant);
            state["zoneSets"] = new JsonArray([.. ZoneSets.Select(set => new JsonObject
            {
                ["zoneSetId"] = set.ZoneSetId, ["mapId"] = "epsg-32648", ["zoneSetStatus"] = set.Status,
            })]);
        }

        state[is3 ? "powerSupply" : "batteryState"] = new JsonObject { [is3 ? "stateOfCharge" : "batteryCharge"] = 80, ["charging"] = false };
        state["operatingMode"] = is3 ? Mode : Mode.Replace("_", string.Empty);
        state["errors"] = new JsonArray([.. _errors.Select(error => new JsonObject
        {
            ["errorType"] = error.Type, ["errorLevel"] = error.Level, ["errorReferences"] = error.References.DeepClone(),
        })]);
        state["safetyState"] = new JsonObject { [is3 ? "activeEmergencyStop" : "eStop"] = EmergencyStop, ["fieldViolation"] = false };
        return Bytes(state);
    }

    public byte[] Connection(string connectionState, long nowMs)
    {
        var message = Header("connection", nowMs);
        message["connectionState"] = connectionState;
        return Bytes(message);
    }

    /// <summary>Accepts as figure 8 of the standard has it.</summary>
    private void Order(JsonObject order)
    {
        var (id, update) = (order["orderId"]!.GetValue<string>(), order["orderUpdateId"]!.GetValue<long>());
        var nodes = order["nodes"]!.AsArray().Select(node => node!.DeepClone()).ToList();
        if (Refusal is not null)
        {
            Reject(Refusal, id, update, RefusalLevel);
        }
        else if (Mode is not ("AUTOMATIC" or "SEMIAUTOMATIC" or "INTERVENED"))
        {
            Reject(major >= 3 ? "MOBILE_ROBOT_NOT_AVAILABLE" : "orderError", id, update);
        }
        else if (id != _lastOrder || OrderId.Length == 0)
        {
            if (!IsIdle || HasHorizon)
            {
                Reject(major >= 3 ? "OTHER_ORDER_ACTIVE" : "orderError", id, update);
            }
            else
            {
                TakeNew(id, update, nodes);
            }
        }
        else if (update < UpdateId)
        {
            Reject(major >= 3 ? "OUTDATED_ORDER_UPDATE" : "orderUpdateError", id, update);
        }
        else if (update > UpdateId)
        {
            Update(id, update, nodes);
        }
    }

    private bool HasHorizon => _nodes.Count > 0;

    private void TakeNew(string id, long update, List<JsonNode> nodes)
    {
        (OrderId, _lastOrder, UpdateId, _isCancelled) = (id, id, update, false);
        Taken.Add(id);
        _actions.Clear();
        _errors.Clear();
        _nodes.Clear();
        Add(nodes);
        Pass(nodes[0]);
    }

    private void Update(string id, long update, List<JsonNode> nodes)
    {
        var decision = _nodes.LastOrDefault(node => node["released"]!.GetValue<bool>())?["sequenceId"]!.GetValue<long>() ?? LastSequenceId;
        if (_isCancelled || nodes[0]["sequenceId"]!.GetValue<long>() != decision)
        {
            Reject(major >= 3 ? _isCancelled ? "ORDER_UPDATE_FOLLOWING_CANCEL" : "OUTDATED_ORDER_UPDATE" : "orderUpdateError", id, update);
            return;
        }

        UpdateId = update;
        _errors.Clear();
        foreach (var dropped in _nodes.Where(node => !node["released"]!.GetValue<bool>()).ToArray())
        {
            dropped["actions"]!.AsArray().ToList().ForEach(action => _actions.Remove(action!["actionId"]!.GetValue<string>()));
            _nodes.Remove(dropped);
        }

        Add(nodes);
    }

    private void Add(List<JsonNode> nodes)
    {
        _nodes.AddRange(nodes.Skip(1));
        foreach (var action in nodes.Skip(1).SelectMany(node => node["actions"]!.AsArray()))
        {
            _actions.TryAdd(action!["actionId"]!.GetValue<string>(), "WAITING");
        }
    }

    private void Pass(JsonNode node)
    {
        (LastNodeId, LastSequenceId) = (node["nodeId"]!.GetValue<string>(), node["sequenceId"]!.GetValue<long>());
        (X, Y) = (node["nodePosition"]!["x"]!.GetValue<double>(), node["nodePosition"]!["y"]!.GetValue<double>());
        foreach (var action in node["actions"]!.AsArray())
        {
            _actions[action!["actionId"]!.GetValue<string>()] = "RUNNING";
        }
    }

    private void Instant(JsonObject action)
    {
        var (id, type) = (action["actionId"]!.GetValue<string>(), action["actionType"]!.GetValue<string>());
        if (_instant.ContainsKey(id))
        {
            return;
        }

        var wanted = action["actionParameters"]?[0]?["value"]?.GetValue<string>();
        if (FailingInstantActions.Contains(type))
        {
            _instant[id] = "FAILED";
            Error("INVALID_INSTANT_ACTION", "WARNING", ("actionId", id));
            return;
        }

        _instant[id] = "FINISHED";
        switch (type)
        {
            case "cancelOrder" when (IsIdle && !HasHorizon) || (wanted is not null && wanted != OrderId):
                _instant[id] = "FAILED";
                Error(major >= 3 ? "NO_ORDER_TO_CANCEL" : "noOrderToCancel", "WARNING", ("actionId", id));
                break;
            case "cancelOrder":
                _isCancelled = true;
                Clear();
                break;
            case "startPause":
                Paused = true;
                break;
            case "stopPause":
                Paused = false;
                break;
            case "enableZoneSet":
                ZoneSets.RemoveAll(set => set.ZoneSetId == wanted);
                ZoneSets.Add((wanted!, "ENABLED"));
                break;
            case "deleteZoneSet":
                ZoneSets.RemoveAll(set => set.ZoneSetId == wanted);
                break;
        }
    }

    private void Clear()
    {
        _nodes.Clear();
        foreach (var id in _actions.Keys.Where(id => _actions[id] is not "FINISHED").ToArray())
        {
            _actions[id] = "FAILED";
        }
    }

    private void Reject(string type, string id, long update, string level = "WARNING") => Error(
        type, major >= 3 ? level : "WARNING", ("orderId", id), ("orderUpdateId", update.ToString(CultureInfo.InvariantCulture)));

    private JsonArray States(IEnumerable<KeyValuePair<string, string>> actions) => new([.. actions.Select(action => new JsonObject
    {
        ["actionId"] = action.Key, ["actionStatus"] = action.Value,
        [major >= 3 ? "actionResult" : "resultDescription"] = "gasPercentLel=12.5",
    })]);

    private JsonObject Header(string topic, long nowMs)
    {
        var id = _headers.GetValueOrDefault(topic);
        _headers[topic] = id + 1;
        return new JsonObject
        {
            ["headerId"] = id,
            ["timestamp"] = DateTimeOffset.FromUnixTimeMilliseconds(nowMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["version"] = major >= 3 ? "3.0.0" : "2.1.0", ["manufacturer"] = "acme", ["serialNumber"] = "r1",
        };
    }

    private static byte[] Bytes(JsonObject message) => Encoding.UTF8.GetBytes(message.ToJsonString());
}
