using System.Text.Json;

namespace CityTwin.Vda5050;

internal static class OrderWriter
{
    private const double Pi = 3.14159265359;

    public static void Write(Utf8JsonWriter json, VdaOrder order, VdaVersion version)
    {
        json.WriteString("orderId", order.OrderId);
        json.WriteNumber("orderUpdateId", order.OrderUpdateId);
        json.WriteOptional(version.Name("orderDescription", "zoneSetId"), version.Major >= 3 ? order.Description : order.ZoneSetId);
        json.WriteArray("nodes", order.Nodes, node => Node(json, node, version));
        var at = 0;
        json.WriteArray("edges", order.Edges, edge =>
        {
            Edge(json, edge, order.Nodes[at].NodeId, order.Nodes[at + 1].NodeId, version);
            at++;
        });
    }

    private static void Node(Utf8JsonWriter json, VdaNode node, VdaVersion version)
    {
        json.WriteStartObject();
        json.WriteString("nodeId", node.NodeId);
        json.WriteNumber("sequenceId", node.SequenceId);
        json.WriteOptional(version.Name("nodeDescriptor", "nodeDescription"), node.Descriptor);
        json.WriteBoolean("released", node.Released);
        if (node.Position is { } position)
        {
            Position(json, position, version);
        }

        json.WriteArray("actions", node.Actions, action => ActionWriter.Write(json, action, version));
        json.WriteEndObject();
    }

    private static void Position(Utf8JsonWriter json, VdaNodePosition position, VdaVersion version)
    {
        json.WriteStartObject("nodePosition");
        json.WriteFinite("x", position.X);
        json.WriteFinite("y", position.Y);
        json.WriteOptional("theta", Angle("theta", position.ThetaRad));
        if (position.AllowedDeviation is { } deviation)
        {
            Deviation(json, deviation, version);
        }

        if (position.AllowedDeviationThetaRad is { } theta)
        {
            json.WriteNumber("allowedDeviationTheta", JsonWriting.Between("allowedDeviationTheta", theta, 0, Pi));
        }

        json.WriteString("mapId", position.MapId);
        json.WriteEndObject();
    }

    private static void Deviation(Utf8JsonWriter json, VdaDeviation deviation, VdaVersion version)
    {
        var a = JsonWriting.Between("allowedDeviationXY.a", deviation.AM, 0, double.MaxValue);
        var b = JsonWriting.Between("allowedDeviationXY.b", deviation.BM, 0, double.MaxValue);
        if (version.Major < 3)
        {
            json.WriteNumber("allowedDeviationXY", Math.Min(a, b));
            return;
        }

        json.WriteStartObject("allowedDeviationXY");
        json.WriteNumber("a", a);
        json.WriteNumber("b", b);
        json.WriteNumber("theta", JsonWriting.Between("allowedDeviationXY.theta", deviation.ThetaRad, -1.570796327, 1.570796327));
        json.WriteEndObject();
    }

    private static void Edge(Utf8JsonWriter json, VdaEdge edge, string from, string to, VdaVersion version)
    {
        json.WriteStartObject();
        json.WriteString("edgeId", edge.EdgeId);
        json.WriteNumber("sequenceId", edge.SequenceId);
        json.WriteOptional(version.Name("edgeDescriptor", "edgeDescription"), edge.Descriptor);
        json.WriteBoolean("released", edge.Released);
        if (version.Major < 3)
        {
            json.WriteString("startNodeId", from);
            json.WriteString("endNodeId", to);
        }

        json.WriteOptional(version.Name("maximumSpeed", "maxSpeed"), edge.MaximumSpeedMps);
        json.WriteOptional(version.Name("maximumMobileRobotHeight", "maxHeight"), edge.MaximumHeightM);
        json.WriteOptional(version.Name("minimumLoadHandlingDeviceHeight", "minHeight"), edge.MinimumHeightM);
        json.WriteOptional("orientation", Angle("orientation", edge.OrientationRad));
        json.WriteOptional("orientationType", edge.OrientationType is { } type ? VdaWords.Write(type, version) : null);
        json.WriteOptional("direction", edge.Direction);
        json.WriteOptional("maxRotationSpeed", edge.MaximumRotationSpeedRadps);
        json.WriteOptional("length", edge.LengthM);
        if (edge.Trajectory is { } trajectory)
        {
            Trajectory(json, trajectory);
        }

        if (edge.Corridor is { } corridor)
        {
            Corridor(json, corridor, version);
        }

        json.WriteArray("actions", edge.Actions, action => ActionWriter.Write(json, action, version));
        json.WriteEndObject();
    }

    private static void Trajectory(Utf8JsonWriter json, VdaTrajectory trajectory)
    {
        json.WriteStartObject("trajectory");
        json.WriteNumber("degree", trajectory.Degree >= 1
            ? trajectory.Degree
            : throw new VdaUnwritableException($"A trajectory of degree {trajectory.Degree}: expected 1 or more."));
        json.WriteArray("knotVector", trajectory.Knots, knot => json.WriteNumberValue(JsonWriting.Between("knotVector", knot, 0, 1)));
        json.WriteArray("controlPoints", trajectory.ControlPoints, point =>
        {
            json.WriteStartObject();
            json.WriteFinite("x", point.X);
            json.WriteFinite("y", point.Y);
            json.WriteFinite("weight", JsonWriting.Between("weight", point.Weight, 0, double.MaxValue));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Corridor(Utf8JsonWriter json, VdaCorridor corridor, VdaVersion version)
    {
        json.WriteStartObject("corridor");
        json.WriteNumber("leftWidth", JsonWriting.Between("leftWidth", corridor.LeftWidthM, 0, double.MaxValue));
        json.WriteNumber("rightWidth", JsonWriting.Between("rightWidth", corridor.RightWidthM, 0, double.MaxValue));
        json.WriteOptional(
            version.Name("corridorReferencePoint", "corridorRefPoint"),
            corridor.Point is { } point ? VdaWords.Write(point, version) : null);
        if (version.Major >= 3)
        {
            json.WriteOptional("releaseRequired", corridor.ReleaseRequired);
            json.WriteOptional("releaseLossBehavior", corridor.OnReleaseLoss switch
            {
                null => null,
                VdaReleaseLoss.Stop or VdaReleaseLoss.Return => VdaWords.Write(corridor.OnReleaseLoss.Value, version),
                _ => throw new VdaUnwritableException($"A corridor's {corridor.OnReleaseLoss}: expected Stop or Return."),
            });
        }

        json.WriteEndObject();
    }

    private static double? Angle(string name, double? radians) => radians is { } angle ? JsonWriting.Between(name, angle, -Pi, Pi) : null;
}
