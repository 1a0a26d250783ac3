using System.Text.Json;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Robots.Trouble;
using CityTwin.DevicesSim.Robots.Zones;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>Writes what a robot's state and visualization say, in the words of its version.</summary>
internal sealed class StateWriter(RobotMachine robot)
{
    public const string MapVersion = "1";

    private readonly bool _isV3 = robot.Model.Identity.IsV3;

    /// <summary>Everything but what changes all the time: a change of it is a reason for a state message.</summary>
    public void WriteSettled(Utf8JsonWriter json)
    {
        WriteProgress(json);
        WriteNodes(json);
        WriteEdges(json);
        WriteActions(json);
        WriteZones(json);
        WriteLoads(json);
        WriteTroubles(json);
        WriteCondition(json);
    }

    /// <summary>Where it is, how fast, and how much is left.</summary>
    public void WritePassing(Utf8JsonWriter json)
    {
        WritePosition(json);
        var battery = robot.Battery;
        json.WriteStartObject(_isV3 ? "powerSupply" : "batteryState");
        json.WriteNumber(_isV3 ? "stateOfCharge" : "batteryCharge", Math.Round(battery.Percent, 2));
        json.WriteNumber("batteryVoltage", Math.Round(battery.Volts, 2));
        json.WriteBoolean("charging", battery.IsCharging);
        json.WriteNumber(_isV3 ? "range" : "reach", Math.Round(battery.RangeM));
        json.WriteEndObject();
    }

    public void WritePosition(Utf8JsonWriter json)
    {
        var drive = robot.Drive;
        json.WriteStartObject(_isV3 ? "mobileRobotPosition" : "agvPosition");
        WritePlace(json, drive.Position);
        json.WriteNumber("theta", Math.Round(Math.Clamp(drive.Heading, -3.14159265, 3.14159265), 5));
        json.WriteString("mapId", UtmGrid.MapId);
        json.WriteBoolean(_isV3 ? "localized" : "positionInitialized", true);
        json.WriteEndObject();
        json.WriteStartObject("velocity");
        json.WriteNumber("vx", Math.Round(drive.SpeedMps, 3));
        json.WriteNumber("vy", 0);
        json.WriteNumber("omega", Math.Round(drive.TurningRadS, 3));
        json.WriteEndObject();
    }

    private void WriteProgress(Utf8JsonWriter json)
    {
        json.WriteString("orderId", robot.Board.OrderId);
        json.WriteNumber("orderUpdateId", robot.Board.UpdateId);
        json.WriteString("lastNodeId", robot.LastNodeId);
        json.WriteNumber("lastNodeSequenceId", robot.LastNodeSequenceId);
        json.WriteBoolean("driving", robot.IsDriving);
        json.WriteBoolean("paused", robot.Control.IsPaused);
        json.WriteBoolean("newBaseRequest", robot.WantsMoreBase);
        json.WriteStartArray("maps");
        json.WriteStartObject();
        json.WriteString("mapId", UtmGrid.MapId);
        json.WriteString("mapVersion", MapVersion);
        json.WriteString("mapStatus", "ENABLED");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteNodes(Utf8JsonWriter json)
    {
        json.WriteStartArray("nodeStates");
        foreach (var node in robot.Board.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("nodeId", node.NodeId);
            json.WriteNumber("sequenceId", node.SequenceId);
            json.WriteBoolean("released", node.IsReleased);
            json.WriteStartObject("nodePosition");
            WritePlace(json, node.At);
            json.WriteString("mapId", node.MapId);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteEdges(Utf8JsonWriter json)
    {
        json.WriteStartArray("edgeStates");
        foreach (var edge in robot.Board.Edges)
        {
            json.WriteStartObject();
            json.WriteString("edgeId", edge.EdgeId);
            json.WriteNumber("sequenceId", edge.SequenceId);
            json.WriteBoolean("released", edge.IsReleased);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>2.x has one list for the order's and the instant actions.</summary>
    private void WriteActions(Utf8JsonWriter json)
    {
        if (!_isV3)
        {
            WriteRuns(json, "actionStates", robot.Board.Actions.Concat(robot.Instants.Runs));
            return;
        }

        WriteRuns(json, "actionStates", robot.Board.Actions);
        WriteRuns(json, "instantActionStates", robot.Instants.Runs);
        WriteRuns(json, "zoneActionStates", robot.ZoneActions.Runs);
    }

    private void WriteRuns(Utf8JsonWriter json, string name, IEnumerable<ActionRun> runs)
    {
        json.WriteStartArray(name);
        foreach (var run in runs)
        {
            json.WriteStartObject();
            json.WriteString("actionId", run.Action.ActionId);
            json.WriteString("actionType", run.Action.ActionType);
            json.WriteString("actionStatus", run.Status.ToString().ToUpperInvariant());
            if (run.Result.Length > 0)
            {
                json.WriteString(_isV3 ? "actionResult" : "resultDescription", run.Result);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteZones(Utf8JsonWriter json)
    {
        if (!_isV3)
        {
            return;
        }

        json.WriteStartArray("zoneSets");
        foreach (var set in robot.Zones.Sets)
        {
            json.WriteStartObject();
            json.WriteString("zoneSetId", set.SetId);
            json.WriteString("mapId", set.MapId);
            json.WriteString("zoneSetStatus", set.IsEnabled ? "ENABLED" : "DISABLED");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("zoneRequests");
        foreach (var request in robot.Zones.Requests.Active)
        {
            WriteRequest(json, request);
        }

        json.WriteEndArray();
        json.WriteStartArray("edgeRequests");
        json.WriteEndArray();
    }

    private static void WriteRequest(Utf8JsonWriter json, ZoneRequest request)
    {
        json.WriteStartObject();
        json.WriteString("requestId", request.RequestId);
        json.WriteString("requestType", request.Zone.Type == ZoneType.Release ? "ACCESS" : "REPLANNING");
        json.WriteString("zoneId", request.Zone.ZoneId);
        json.WriteString("zoneSetId", request.Zone.SetId);
        json.WriteString("requestStatus", request.Status.ToString().ToUpperInvariant());
        if (request.Zone.Type != ZoneType.Release)
        {
            json.WriteStartObject("trajectory");
            json.WriteNumber("degree", 1);
            json.WriteStartArray("controlPoints");
            foreach (var place in request.Path)
            {
                json.WriteStartObject();
                WritePlace(json, place);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteLoads(Utf8JsonWriter json)
    {
        json.WriteStartArray("loads");
        foreach (var load in robot.Loads)
        {
            json.WriteStartObject();
            json.WriteString("loadId", load.LoadId);
            json.WriteString("loadType", load.LoadType);
            json.WriteNumber("weight", load.WeightKg);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTroubles(Utf8JsonWriter json)
    {
        json.WriteStartArray("errors");
        foreach (var trouble in robot.Troubles.Active)
        {
            var name = TroubleNames.Of(trouble.Kind);
            json.WriteStartObject();
            json.WriteString("errorType", _isV3 ? name.V3 : name.V2);
            json.WriteString("errorLevel", TroubleNames.Wire(name.Level, _isV3));
            json.WriteString("errorDescription", trouble.Description);
            json.WriteString("errorHint", trouble.Hint);
            json.WriteStartArray("errorReferences");
            foreach (var (key, value) in trouble.References)
            {
                json.WriteStartObject();
                json.WriteString("referenceKey", key);
                json.WriteString("referenceValue", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCondition(Utf8JsonWriter json)
    {
        json.WriteString("operatingMode", (_isV3, robot.Control.Mode) switch
        {
            (true, OperatingMode.TeachIn) => "TEACH_IN",
            (_, var mode) => mode.ToString().ToUpperInvariant(),
        });
        json.WriteStartObject("safetyState");
        json.WriteString(_isV3 ? "activeEmergencyStop" : "eStop", robot.Control.Stop.ToString().ToUpperInvariant());
        json.WriteBoolean("fieldViolation", false);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, PlanePoint place)
    {
        json.WriteNumber("x", Math.Round(place.EastM, 3));
        json.WriteNumber("y", Math.Round(place.NorthM, 3));
    }
}
