using CityTwin.DevicesSim.Robots.Motion;

namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>What zones mean for the next while of driving.</summary>
/// <param name="StopAtM">Where on its trail the robot has to stand; infinite when nowhere.</param>
/// <param name="Barred">A zone before which it stops and that it may never enter by this way.</param>
/// <param name="Violated">A blocked zone that it is in.</param>
/// <param name="Lost">A zone that it is in without being allowed to any more.</param>
internal sealed record ZoneOutlook(double StopAtM, IReadOnlyList<SpeedLimit> Limits, Zone? Barred, Zone? Violated, Zone? Lost)
{
    public static readonly ZoneOutlook Free = new(double.PositiveInfinity, [], null, null, null);
}
