using System.Globalization;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A part of a trip as an order.</summary>
internal static class OrderMaker
{
    /// <param name="from">The first node: 0, or the last of the base before.</param>
    public static VdaOrder Make(Trip trip, VdaHeader header, int from, int baseEnd, int end) => new()
    {
        Header = header,
        OrderId = trip.OrderId,
        OrderUpdateId = trip.UpdateId,
        Nodes = [.. Enumerable.Range(from, end - from + 1).Select(i => Node(trip, i, i <= baseEnd))],
        Edges = [.. Enumerable.Range(from + 1, end - from).Select(i => Edge(trip, i, i <= baseEnd))],
    };

    private static VdaNode Node(Trip trip, int index, bool released)
    {
        var node = trip.Way[index];
        return new VdaNode
        {
            NodeId = node.NodeId,
            SequenceId = (uint)index * 2,
            Released = released,
            Position = new VdaNodePosition
            {
                X = node.X, Y = node.Y, MapId = Robot.MapId, ThetaRad = node.ThetaRad,
                AllowedDeviation = node.DeviationM is { } metres ? VdaDeviation.Circle(metres) : null,
            },
            Actions = [.. node.Actions.Select(action => new VdaAction
            {
                ActionType = action.Type, ActionId = OrderIds.OnWire(trip.OrderId, action.Id), BlockingType = action.Blocking,
                Parameters = ActionBook.Parameters(action),
            })],
        };
    }

    private static VdaEdge Edge(Trip trip, int to, bool released) => new()
    {
        EdgeId = string.Create(CultureInfo.InvariantCulture, $"edge-{OrderIds.Mark(trip.OrderId)}-{to}"),
        SequenceId = ((uint)to * 2) - 1,
        Released = released,
        MaximumSpeedMps = trip.Way[to].SpeedMps,
    };
}
