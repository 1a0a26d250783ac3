using System.Globalization;
using System.Text.Json;
using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Robots.Zones;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>Reads sets of zones, and what fleet control answers to requests for them.</summary>
internal static class ZoneReader
{
    /// <summary>Zones in a set.</summary>
    public const int MaxZones = 500;

    private const int MaxVertices = 1000;
    private const int MaxResponses = 200;

    // Of a STRICT zone: as straight as this robot drives. Of a RESTRICTED one: not against it.
    private const double StrictRad = 0.35;
    private const double RestrictedRad = Math.PI / 2;

    private static readonly Dictionary<string, ZoneType> Types = new(StringComparer.Ordinal)
    {
        ["BLOCKED"] = ZoneType.Blocked, ["LINE_GUIDED"] = ZoneType.LineGuided, ["RELEASE"] = ZoneType.Release,
        ["COORDINATED_REPLANNING"] = ZoneType.CoordinatedReplanning, ["SPEED_LIMIT"] = ZoneType.SpeedLimit,
        ["ACTION"] = ZoneType.Action, ["PRIORITY"] = ZoneType.Priority, ["PENALTY"] = ZoneType.Penalty,
        ["DIRECTED"] = ZoneType.Directed, ["BIDIRECTED"] = ZoneType.Bidirected,
    };

    /// <exception cref="FaultyMessageException">It is malformed.</exception>
    public static ZoneSet ReadSet(JsonElement message, RobotIdentity robot)
    {
        var root = Field.Root(message);
        MessageHeader.Check(root, robot);
        var set = root.Object("zoneSet");
        var setId = set.Text("zoneSetId");
        return new ZoneSet(setId, set.Text("mapId"), [.. set.Items("zones", MaxZones).Select(zone => Zone(zone, setId))]);
    }

    /// <exception cref="FaultyMessageException">It is malformed.</exception>
    public static IReadOnlyList<ZoneResponse> ReadResponses(JsonElement message, RobotIdentity robot)
    {
        var root = Field.Root(message);
        MessageHeader.Check(root, robot);
        return
        [
            .. root.Items("responses", MaxResponses).Select(response => new ZoneResponse(
                response.Text("requestId"),
                Enum.Parse<ZoneGrant>(response.Choice("grantType", "GRANTED", "QUEUED", "REVOKED", "REJECTED"), ignoreCase: true),
                response.Has("leaseExpiry") ? Moment(response, "leaseExpiry") : null)),
        ];
    }

    private static Zone Zone(Field zone, string setId)
    {
        var type = Types[zone.Choice("zoneType", [.. Types.Keys])];
        var vertices = zone.Items("vertices", MaxVertices);
        var read = new Zone(setId, zone.Text("zoneId"), type, vertices.Count >= 3
            ? [.. vertices.Select(vertex => vertex.Place())]
            : throw new FaultyMessageException($"{zone.Path}.vertices", $"there are {vertices.Count}; an area has three or more."));
        return type switch
        {
            ZoneType.SpeedLimit => read with { MaxSpeedMps = zone.Number("maximumSpeed", 0) },
            ZoneType.Release => read with
            {
                OnReleaseLost = Enum.Parse<ReleaseLoss>(zone.Choice("releaseLossBehavior", "STOP", "CONTINUE", "EVACUATE"), ignoreCase: true),
            },
            ZoneType.Action => read with
            {
                EntryActions = Actions(zone, "entryActions"),
                DuringActions = Actions(zone, "duringActions"),
                ExitActions = Actions(zone, "exitActions"),
            },
            ZoneType.Directed => read with
            {
                Direction = zone.Number("direction"),
                DirectionTolerance = Tolerance(zone.Choice("directedLimitation", "SOFT", "RESTRICTED", "STRICT")),
            },
            ZoneType.Bidirected => read with
            {
                Direction = zone.Number("direction"),
                DirectionTolerance = zone.Choice("bidirectedLimitation", "SOFT", "RESTRICTED") == "SOFT" ? Math.PI : StrictRad,
            },
            _ => read,
        };
    }

    private static double Tolerance(string limitation) => limitation switch
    {
        "STRICT" => StrictRad,
        "RESTRICTED" => RestrictedRad,
        _ => Math.PI,
    };

    private static IReadOnlyList<OrderedAction> Actions(Field zone, string key) =>
    [
        .. zone.Items(key, ActionReader.MaxActions)
            .Select((action, i) => ActionReader.Read(action, string.Create(CultureInfo.InvariantCulture, $"{key}-{i}"), isV3: true)),
    ];

    private static long Moment(Field holder, string key) => DateTimeOffset.TryParse(
        holder.Text(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? at.ToUnixTimeMilliseconds()
        : throw new FaultyMessageException($"{holder.Path}.{key}", "it is no time; write 2026-04-15T11:40:03.123Z.");
}
