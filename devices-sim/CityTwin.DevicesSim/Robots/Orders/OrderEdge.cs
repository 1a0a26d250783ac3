using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>The way from one node to the next.</summary>
/// <param name="Trajectory">The places along it when the order gives a curve; otherwise it is straight.</param>
internal sealed record OrderEdge(
    string EdgeId, long SequenceId, bool IsReleased, double? MaxSpeedMps, double? MaxHeightM, IReadOnlyList<PlanePoint>? Trajectory,
    IReadOnlyList<OrderedAction> Actions, string Descriptor = "");
