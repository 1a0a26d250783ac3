using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>A place to pass or to stop at.</summary>
/// <param name="Theta">The heading to be matched there, in radians, if any.</param>
internal sealed record OrderNode(
    string NodeId, long SequenceId, bool IsReleased, PlanePoint At, string MapId, double? Theta, Deviation Deviation,
    double ThetaDeviation, IReadOnlyList<OrderedAction> Actions, string Descriptor = "")
{
    public bool StopsDriving => Actions.Any(action => action.StopsDriving);

    /// <summary>Whether somebody who stands there stands on this node.</summary>
    public bool IsReachedFrom(PlanePoint place, double toleranceM) =>
        place.DistanceM(At) <= toleranceM || Deviation.Holds(place.EastM - At.EastM, place.NorthM - At.NorthM);
}
