using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>What there is around a robot to be measured, besides what it carries. Given a place and the town's time in seconds.</summary>
internal sealed record RobotSenses
{
    /// <summary>An ordinary day without anything that burns or leaks.</summary>
    public static RobotSenses Calm { get; } = new();

    /// <summary>The hottest that a thermal camera sees from there.</summary>
    public Func<PlanePoint, double, double> HottestC { get; init; } = (_, _) => 20;

    /// <summary>What leaks there, in % of the lower explosive limit.</summary>
    public Func<PlanePoint, double, double> GasPercentLel { get; init; } = (_, _) => 0;
}
