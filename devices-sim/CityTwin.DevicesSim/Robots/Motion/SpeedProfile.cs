namespace CityTwin.DevicesSim.Robots.Motion;

/// <summary>How fast a body may be after the next short while, so that it meets what is ahead of it within its brakes.</summary>
internal static class SpeedProfile
{
    /// <summary>
    /// The fastest speed with which it can go on for <paramref name="dtS"/> and still be at <paramref name="speedThere"/> when it has
    /// come <paramref name="distanceM"/>: the larger root of v·dt + (v² − w²) / 2a = d.
    /// </summary>
    public static double Fastest(double distanceM, double speedThere, double decelerationMps2, double dtS)
    {
        var root = (dtS * dtS) + ((2 * Math.Max(0, distanceM)) / decelerationMps2)
            + ((speedThere * speedThere) / (decelerationMps2 * decelerationMps2));
        return decelerationMps2 * (Math.Sqrt(root) - dtS);
    }

    public static double BrakingDistance(double speedMps, double decelerationMps2) => speedMps * speedMps / (2 * decelerationMps2);

    /// <summary>The next speed: as near to what is wanted as acceleration and brakes allow.</summary>
    public static double Next(double speedMps, double wantedMps, double accelerationMps2, double decelerationMps2, double dtS) =>
        Math.Clamp(wantedMps, Math.Max(0, speedMps - (decelerationMps2 * dtS)), speedMps + (accelerationMps2 * dtS));
}
