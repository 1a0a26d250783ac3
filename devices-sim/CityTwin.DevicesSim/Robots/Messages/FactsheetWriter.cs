using System.Text.Json;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Trouble;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>Writes what a robot is and can, in the words of its version.</summary>
internal sealed class FactsheetWriter(RobotMachine robot)
{
    /// <summary>It sends no two states in less time.</summary>
    public const double MinStateIntervalS = 0.2;

    public const double StateIntervalS = 30;

    public const double VisualizationIntervalS = 1;

    /// <summary>As its body does not get lower; 2.x asks for it, too.</summary>
    private const double MinSpeedMps = 0.05;

    private static readonly string[] SupportedZones =
        ["BLOCKED", "LINE_GUIDED", "RELEASE", "COORDINATED_REPLANNING", "SPEED_LIMIT", "ACTION", "DIRECTED", "BIDIRECTED"];

    private readonly RobotModel _model = robot.Model;
    private readonly bool _isV3 = robot.Model.Identity.IsV3;

    public void Write(Utf8JsonWriter json)
    {
        WriteType(json);
        WriteBody(json);
        WriteLimits(json);
        json.WriteStartObject("protocolFeatures");
        WriteParameters(json);
        json.WriteStartArray(_isV3 ? "mobileRobotActions" : "agvActions");
        foreach (var name in robot.Instants.Standard.Order(StringComparer.Ordinal))
        {
            WriteAction(json, new Skill(name, ActionScopes.Instant, "", "", _ => 0) { CanPause = false, CanCancel = false });
        }

        foreach (var skill in _model.Skills.Skills)
        {
            WriteAction(json, skill);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        WriteGeometry(json);
    }

    private void WriteType(Utf8JsonWriter json)
    {
        json.WriteStartObject("typeSpecification");
        json.WriteString("seriesName", _model.Series);
        json.WriteString("seriesDescription", "Simulated.");
        json.WriteString(_isV3 ? "mobileRobotKinematics" : "agvKinematic", _isV3 ? "DIFFERENTIAL" : "DIFF");
        json.WriteString(_isV3 ? "mobileRobotClass" : "agvClass", "CARRIER");
        json.WriteNumber(_isV3 ? "maximumLoadMass" : "maxLoadMass", _model.MaxLoadKg);
        WriteTexts(json, "localizationTypes", ["NATURAL"]);
        WriteTexts(json, "navigationTypes", ["VIRTUAL_LINE_GUIDED"]);
        if (_isV3)
        {
            WriteTexts(json, "supportedZones", SupportedZones);
        }

        json.WriteEndObject();
    }

    private void WriteBody(Utf8JsonWriter json)
    {
        json.WriteStartObject("physicalParameters");
        json.WriteNumber(_isV3 ? "minimumSpeed" : "speedMin", MinSpeedMps);
        json.WriteNumber(_isV3 ? "maximumSpeed" : "speedMax", _model.MaxSpeedMps);
        json.WriteNumber(_isV3 ? "maximumAcceleration" : "accelerationMax", _model.AccelerationMps2);
        json.WriteNumber(_isV3 ? "maximumDeceleration" : "decelerationMax", _model.DecelerationMps2);
        json.WriteNumber(_isV3 ? "minimumHeight" : "heightMin", _model.HeightM);
        json.WriteNumber(_isV3 ? "maximumHeight" : "heightMax", _model.HeightM);
        json.WriteNumber("width", _model.WidthM);
        json.WriteNumber("length", _model.LengthM);
        json.WriteEndObject();
    }

    private void WriteLimits(Utf8JsonWriter json)
    {
        json.WriteStartObject("protocolLimits");
        json.WriteStartObject(_isV3 ? "maximumStringLengths" : "maxStringLens");
        json.WriteNumber(_isV3 ? "maximumMessageLength" : "msgLen", Robot.MaxMessageBytes);
        json.WriteEndObject();
        json.WriteStartObject(_isV3 ? "maximumArrayLengths" : "maxArrayLens");
        json.WriteNumber("order.nodes", OrderReader.MaxNodes);
        json.WriteNumber("order.edges", OrderReader.MaxNodes - 1);
        json.WriteNumber("node.actions", ActionReader.MaxActions);
        json.WriteNumber("edge.actions", ActionReader.MaxActions);
        json.WriteNumber("instantActions", ActionReader.MaxActions);
        json.WriteNumber("state.errors", TroubleList.MaxErrors);
        if (_isV3)
        {
            json.WriteNumber("zoneSet.zones", ZoneReader.MaxZones);
            json.WriteNumber("state.instantActionStates", InstantActions.MaxStates);
            json.WriteNumber("state.zoneActionStates", Zones.ZoneActions.MaxStates);
        }

        json.WriteEndObject();
        json.WriteStartObject("timing");
        json.WriteNumber(_isV3 ? "minimumOrderInterval" : "minOrderInterval", 0);
        json.WriteNumber(_isV3 ? "minimumStateInterval" : "minStateInterval", MinStateIntervalS);
        json.WriteNumber("defaultStateInterval", StateIntervalS);
        json.WriteNumber("visualizationInterval", VisualizationIntervalS);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteParameters(Utf8JsonWriter json)
    {
        json.WriteStartArray("optionalParameters");
        WriteParameter(json, "order.nodes.nodePosition", "REQUIRED");
        WriteParameter(json, "order.nodes.nodePosition.allowedDeviationXY", "SUPPORTED");
        WriteParameter(json, "order.nodes.nodePosition.theta", "SUPPORTED");
        WriteParameter(json, "order.edges.trajectory", "SUPPORTED");
        WriteParameter(json, _isV3 ? "order.edges.maximumSpeed" : "order.edges.maxSpeed", "SUPPORTED");
        WriteParameter(json, _isV3 ? "order.edges.maximumMobileRobotHeight" : "order.edges.maxHeight", "SUPPORTED");
        json.WriteEndArray();
    }

    private static void WriteParameter(Utf8JsonWriter json, string name, string support)
    {
        json.WriteStartObject();
        json.WriteString("parameter", name);
        json.WriteString("support", support);
        json.WriteEndObject();
    }

    private void WriteAction(Utf8JsonWriter json, Skill skill)
    {
        json.WriteStartObject();
        json.WriteString("actionType", skill.ActionType);
        json.WriteString("actionDescription", skill.Description);
        WriteTexts(json, "actionScopes", Scopes(skill));
        json.WriteStartArray("actionParameters");
        foreach (var (key, type) in skill.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("valueDataType", type);
            json.WriteBoolean("isOptional", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (skill.Result.Length > 0)
        {
            json.WriteString(_isV3 ? "actionResult" : "resultDescription", skill.Result);
        }

        if (_isV3)
        {
            WriteTexts(json, "blockingTypes", ["NONE", "SINGLE", "SOFT", "HARD"]);
            json.WriteBoolean("pauseAllowed", skill.CanPause);
            json.WriteBoolean("cancelAllowed", skill.CanCancel);
        }

        json.WriteEndObject();
    }

    private IEnumerable<string> Scopes(Skill skill) => Enum.GetValues<ActionScopes>()
        .Where(scope => scope != ActionScopes.None && skill.Scopes.HasFlag(scope) && (_isV3 || scope != ActionScopes.Zone))
        .Select(scope => scope.ToString().ToUpperInvariant());

    private void WriteGeometry(Utf8JsonWriter json)
    {
        json.WriteStartObject(_isV3 ? "mobileRobotGeometry" : "agvGeometry");
        json.WriteStartArray("envelopes2d");
        json.WriteStartObject();
        json.WriteString(_isV3 ? "envelope2dId" : "set", "body");
        json.WriteStartArray(_isV3 ? "vertices" : "polygonPoints");
        foreach (var (along, across) in ((double, double)[])[(-1, -1), (1, -1), (1, 1), (-1, 1)])
        {
            json.WriteStartObject();
            json.WriteNumber("x", along * _model.LengthM / 2);
            json.WriteNumber("y", across * _model.WidthM / 2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("loadSpecification");
        json.WriteEndObject();
        if (_isV3)
        {
            json.WriteStartObject("mobileRobotConfiguration");
            json.WriteStartObject("batteryCharging");
            json.WriteNumber("criticalLowChargingLevel", Motion.Battery.LowPercent);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
