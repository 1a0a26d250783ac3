namespace CityTwin.Fleet;

/// <summary>How units use roads, as <see cref="UnitType.RoadProfile"/> names it.</summary>
public static class RoadProfiles
{
    public const string Vehicle = "vehicle";

    /// <summary>A vehicle with right of way.</summary>
    public const string Emergency = "emergency";

    public const string Robot = "robot";

    public const string Walker = "walker";

    public static IReadOnlyList<string> All { get; } = [Vehicle, Emergency, Robot, Walker];
}
