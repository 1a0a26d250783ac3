namespace CityTwin.DevicesSim.Robots;

/// <summary>What goes wrong in the world around a robot, as long as it does.</summary>
internal sealed class RobotMishaps
{
    /// <summary>It finds no way, and refuses orders.</summary>
    public bool IsObstructed { get; set; }

    /// <summary>What it does comes to nothing.</summary>
    public bool ActionsFail { get; set; }

    /// <summary>Somebody steers it by hand in this direction, in radians from east.</summary>
    public double? HandHeading { get; set; }
}
