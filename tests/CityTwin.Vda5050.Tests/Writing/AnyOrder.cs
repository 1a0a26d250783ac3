using System.Text.Json;
using CsCheck;

namespace CityTwin.Vda5050.Tests.Writing;

/// <summary>Any message that a fleet control may send, with every field the standard knows.</summary>
internal static class AnyOrder
{
    private const double Pi = Math.PI - 1e-9;

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf<string>("stop-1", "烟感 \"7\"", "a\\b\nc", "𝄞", string.Empty), Gen.String[Gen.Char[' ', '\ud7ff'], 0, 20]);

    private static readonly Gen<double> Metres = Gen.OneOf(Gen.Double[-1e7, 1e7], Gen.OneOf<double>(0, 1e-9, -0.0, 366_166.123456789));
    private static readonly Gen<double> Size = Gen.Double[0, 1e4];
    private static readonly Gen<double> Angle = Gen.Double[-Pi, Pi];

    public static readonly Gen<VdaVersion> Version = Gen.OneOf<VdaVersion>(VdaVersion.V210, VdaVersion.V300, new(2, 0, 0), new(3, 1, 0));

    public static readonly Gen<VdaHeader> Header =
        from version in Version
        from id in Gen.UInt
        from ms in Gen.Long[0, 4_000_000_000_000]
        from offsetMin in Gen.Int[-840, 840]
        select new VdaHeader(
            id, DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(TimeSpan.FromMinutes(offsetMin)), version.ToString(), "长安", "R-1");

    private static readonly Gen<VdaActionParameter> Parameter = Gen.Select(Text, Gen.Int[0, 5], Text, Metres).Select((key, kind, text, number) => kind switch
    {
        0 => VdaActionParameter.Text(key, text),
        1 => VdaActionParameter.Number(key, number),
        2 => VdaActionParameter.Flag(key, number > 0),
        3 => VdaActionParameter.Parts(key, JsonSerializer.SerializeToElement(new[] { text, key })),
        4 => VdaActionParameter.Parts(key, JsonSerializer.SerializeToElement(new { a = number })),
        _ => VdaActionParameter.Parts(key, JsonSerializer.SerializeToElement(7)),
    });

    private static readonly Gen<VdaAction> Action =
        from type in Text
        from id in Text
        from descriptor in Text.Null()
        from blocking in Gen.Enum<VdaBlockingType>()
        from parameters in Parameter.Array[0, 3]
        from retriable in Gen.Bool.Nullable()
        select new VdaAction
        {
            ActionType = type, ActionId = id, Descriptor = descriptor, BlockingType = blocking, Parameters = parameters, Retriable = retriable,
        };

    private static readonly Gen<VdaNodePosition> Position =
        from x in Metres
        from y in Metres
        from theta in Angle.Nullable()
        from deviation in Gen.Select(Size, Size, Gen.Double[-1.57, 1.57], (a, b, turn) => new VdaDeviation(a, b, turn)).Nullable()
        from turn in Gen.Double[0, Pi].Nullable()
        select new VdaNodePosition
        {
            X = x, Y = y, MapId = "epsg-32648", ThetaRad = theta, AllowedDeviation = deviation, AllowedDeviationThetaRad = turn,
        };

    private static readonly Gen<VdaTrajectory> Trajectory = Gen.Select(
        Gen.Int[1, 5], Gen.Double[0, 1].Array[2, 6],
        Gen.Select(Metres, Metres, Size, (x, y, weight) => new VdaControlPoint(x, y, weight)).Array[1, 4],
        (degree, knots, points) => new VdaTrajectory(degree, knots, points));

    private static readonly Gen<VdaCorridor> Corridor =
        from left in Size
        from right in Size
        from point in Gen.Enum<VdaCorridorPoint>().Nullable()
        from required in Gen.Bool.Nullable()
        from loss in Gen.OneOf<VdaReleaseLoss?>(null, VdaReleaseLoss.Stop, VdaReleaseLoss.Return)
        select new VdaCorridor(left, right, point, required, loss);

    private static readonly Gen<VdaNode> Node =
        from id in Text
        from descriptor in Text.Null()
        from position in Position.Null()
        from actions in Action.Array[0, 2]
        select new VdaNode { NodeId = id, SequenceId = 0, Released = true, Descriptor = descriptor, Position = position, Actions = actions };

    private static readonly Gen<VdaEdge> Edge =
        from id in Text
        from descriptor in Text.Null()
        from sizes in Size.Nullable().Array[5]
        from orientation in Angle.Nullable()
        from type in Gen.Enum<VdaOrientationType>().Nullable()
        from direction in Text.Null()
        from trajectory in Trajectory.Null()
        from corridor in Corridor.Null()
        from actions in Action.Array[0, 2]
        select new VdaEdge
        {
            EdgeId = id, SequenceId = 0, Released = true, Descriptor = descriptor, MaximumSpeedMps = sizes[0], MaximumHeightM = sizes[1],
            MinimumHeightM = sizes[2], MaximumRotationSpeedRadps = sizes[3], LengthM = sizes[4], OrientationRad = orientation,
            OrientationType = type, Direction = direction, Trajectory = trajectory, Corridor = corridor, Actions = actions,
        };

    /// <summary>New orders and updates, with and without a horizon.</summary>
    public static readonly Gen<VdaOrder> Order =
        from header in Header
        from id in Text
        from update in Gen.UInt[0, 1000]
        from first in Gen.UInt[0, 500]
        from nodes in Node.Array[1, 6]
        from edges in Edge.Array[nodes.Length - 1]
        from released in Gen.Int[1, nodes.Length]
        from description in Text.Null()
        select new VdaOrder
        {
            Header = header, OrderId = id, OrderUpdateId = update, Description = description, ZoneSetId = description,
            Nodes = [.. nodes.Select((node, i) => node with { SequenceId = (first + (uint)i) * 2, Released = i < released })],
            Edges = [.. edges.Select((edge, i) => edge with { SequenceId = ((first + (uint)i) * 2) + 1, Released = i + 1 < released })],
        };

    public static readonly Gen<VdaInstantActions> InstantActions =
        Gen.Select(Header, Action.Array[0, 4], (header, actions) => new VdaInstantActions(header, actions));

    private static readonly Gen<VdaZone> Zone =
        from id in Text
        from type in Gen.OneOf(Enum.GetValues<VdaZoneType>().Where(type => type != VdaZoneType.Unknown).Select(type => Gen.Const(type)).ToArray())
        from vertices in Gen.Select(Metres, Metres, (x, y) => new VdaVertex(x, y)).Array[3, 8]
        from speed in Size
        from loss in Gen.OneOf<VdaReleaseLoss>(VdaReleaseLoss.Stop, VdaReleaseLoss.Continue, VdaReleaseLoss.Evacuate)
        from factor in Gen.Double[0, 1]
        from direction in Angle
        from limitation in Gen.OneOf<VdaLimitation>(VdaLimitation.Soft, VdaLimitation.Restricted)
        from actions in Action.Array[0, 2]
        select new VdaZone
        {
            ZoneId = id, Type = type, Vertices = vertices, MaximumSpeedMps = speed, OnReleaseLoss = loss, Factor = factor,
            DirectionRad = direction, Limitation = limitation, EntryActions = actions, DuringActions = actions, ExitActions = actions,
        };

    public static readonly Gen<VdaZoneSet> ZoneSet =
        from header in Header
        from id in Text
        from descriptor in Text.Null()
        from zones in Zone.Array[0, 5]
        select new VdaZoneSet(header, "epsg-32648", id, descriptor, zones);

    public static readonly Gen<VdaResponses> Responses =
        from header in Header
        from responses in Gen.Select(
            Text, Gen.Enum<VdaGrantType>(), Gen.Long[0, 4_000_000_000_000].Nullable(),
            (id, grant, ms) => new VdaResponse(id, grant, ms is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null)).Array[0, 4]
        select new VdaResponses(header, responses);
}
