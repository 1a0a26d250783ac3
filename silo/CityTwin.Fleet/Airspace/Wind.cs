using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>Where the air goes to, metres a second (not, as in weather reports, where it comes from).</summary>
public readonly record struct Wind(double EastMps, double NorthMps)
{
    // Slower than this over the ground it does not get anywhere.
    private const double LeastMps = 0.5;

    /// <summary>Wind of which nobody measures where it goes to, besides.</summary>
    public double AnywhereMps { get; init; }

    public double SpeedMps => VectorMps + AnywhereMps;

    private double VectorMps => Math.Sqrt((EastMps * EastMps) + (NorthMps * NorthMps));

    /// <summary>
    /// Wind as anemometers without a vane tell it. There and back along a line it costs most when it blows along that line: as
    /// much as (v² − w²) ÷ v over the ground both ways, which it is reckoned with. One way alone may take longer, or less long.
    /// </summary>
    public static Wind OfUnknownDirection(double speedMps) => new(0, 0) { AnywhereMps = speedMps };

    /// <summary>Wind as reports tell it.</summary>
    /// <param name="fromDegrees">Where it comes from, clockwise from north.</param>
    public static Wind From(double fromDegrees, double speedMps)
    {
        var angle = fromDegrees * Math.PI / 180;
        return new Wind(-speedMps * Math.Sin(angle), -speedMps * Math.Cos(angle));
    }

    /// <summary>
    /// Speed over the ground along a line that is held against the wind: with w∥ along and w⊥ across it,
    /// w∥ + √(v² − w⊥²), v less what wind from anywhere takes; nothing where the wind is stronger.
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
        var airMps = ThroughMps(airSpeedMps);
        var square = (airMps * airMps) - (across * across);
        return square >= 0 && along + Math.Sqrt(square) is >= LeastMps and var speed ? speed : null;
    }

    /// <summary>On no line it is faster over the ground.</summary>
    internal double MostGroundSpeedMps(double airSpeedMps) => VectorMps + Math.Max(LeastMps, ThroughMps(airSpeedMps));

    private double ThroughMps(double airSpeedMps) =>
        AnywhereMps == 0 ? airSpeedMps : Math.Max(0, ((airSpeedMps * airSpeedMps) - (AnywhereMps * AnywhereMps)) / airSpeedMps);
}
