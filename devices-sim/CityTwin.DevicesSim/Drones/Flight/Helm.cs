namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>Turns where an aircraft should go into the velocity it should have now.</summary>
internal static class Helm
{
    // It brakes with half of what it can, so that wind and steps of time leave it something.
    private const double BrakesWith = 0.5;
    private const double SlowBelowM = 10;
    private const double LandsOverM = 3;

    /// <param name="stops">Whether it comes to rest there, or flies through.</param>
    public static Motion Towards(Aircraft craft, Place target, double speedMps, bool stops)
    {
        var distance = craft.Where.LevelDistanceTo(target);
        var speed = stops
            ? Math.Min(speedMps, Math.Sqrt(2 * craft.Frame.AccelerationMps2 * BrakesWith * distance))
            : speedMps;
        var up = Vertical(craft, target.HeightM);
        return distance < 0.01
            ? new Motion(0, 0, up)
            : new Motion(
                (target.EastM - craft.Where.EastM) / distance * speed, (target.NorthM - craft.Where.NorthM) / distance * speed, up);
    }

    public static Motion Hold(Aircraft craft, Place at) => Towards(craft, at, craft.Frame.CruiseSpeedMps, stops: true);

    /// <summary>Down to a spot: slowly when near it, and only when above it.</summary>
    public static Motion Down(Aircraft craft, Place spot)
    {
        var hold = Hold(craft, spot);
        var above = craft.Where.HeightM - spot.HeightM;
        var down = above < SlowBelowM ? craft.Frame.TouchdownSpeedMps : craft.Frame.DescentSpeedMps;
        var isOver = craft.Where.LevelDistanceTo(spot) < LandsOverM || above > 2 * SlowBelowM;

        // As fast as it can still slow down from before the last metres.
        var brakes = Math.Sqrt(2 * craft.Frame.LiftAccelerationMps2 * BrakesWith * Math.Max(0, above - SlowBelowM));
        return hold with { UpMps = isOver ? -Math.Max(craft.Frame.TouchdownSpeedMps, Math.Min(down, brakes)) : 0 };
    }

    private static double Vertical(Aircraft craft, double heightM)
    {
        var away = heightM - craft.Where.HeightM;
        return Math.Sign(away) * Math.Sqrt(2 * craft.Frame.LiftAccelerationMps2 * BrakesWith * Math.Abs(away));
    }
}
