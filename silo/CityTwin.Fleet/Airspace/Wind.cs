using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>Where the air goes to, metres a second (not, as in weather reports, where it comes from).</summary>
public readonly record struct Wind(double EastMps, double NorthMps)
{
    // Slower than this over the ground it does not get anywhere.
    private const double LeastMps = 0.5;

    public double SpeedMps => Math.Sqrt((EastMps * EastMps) + (NorthMps * NorthMps));

    /// <summary>Wind as reports tell it.</summary>
    /// <param name="fromDegrees">Where it comes from, clockwise from north.</param>
    public static Wind From(double fromDegrees, double speedMps)
    {
        var angle = fromDegrees * Math.PI / 180;
        return new Wind(-speedMps * Math.Sin(angle), -speedMps * Math.Cos(angle));
    }

    /// <summary>
    /// Speed over the ground along a line that is held against the wind: with w∥ along and w⊥ across it,
    /// w∥ + √(v² − w⊥²); nothing where the wind is stronger.
    /// </summary>
    public double? GroundSpeedMps(PlanePoint from, PlanePoint to, double airSpeedMps)
    {
        var length = from.DistanceM(to);
        if (length == 0)
        {
            return airSpeedMps;
        }

        var (east, north) = ((to.EastM - from.EastM) / length, (to.NorthM - from.NorthM) / length);
        var along = (EastMps * east) + (NorthMps * north);
        var across = (EastMps * north) - (NorthMps * east);
        var square = (airSpeedMps * airSpeedMps) - (across * across);
        return square >= 0 && along + Math.Sqrt(square) is >= LeastMps and var speed ? speed : null;
    }
}
