using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>
/// The wind an aircraft meets: the town's, stronger with height by a power law, with gusts of seconds and of half a minute that are
/// a function of the seed and the time.
/// </summary>
/// <param name="town">Where it blows to, in radians from east, and how fast ten metres above the ground, at a time.</param>
internal sealed class Wind(ulong seed, Func<double, (double Towards, double Mps)> town)
{
    private const double MeasuredAtM = 10;
    private const double Shear = 0.2;
    private const double HighestM = 300;
    private const double LowestM = 2;
    private const double GustPart = 0.3;
    private const double SquallPart = 0.2;
    private const double TurnPart = 0.3;

    private readonly ulong _gusts = Noise.Seed(seed, "gusts");
    private readonly ulong _squalls = Noise.Seed(seed, "squalls");
    private readonly ulong _turns = Noise.Seed(seed, "turns");

    public static Wind None { get; } = new(0, _ => (0, 0));

    public (double EastMps, double NorthMps) At(double seconds, double aboveGroundM)
    {
        var (towards, mps) = town(seconds);
        var height = Math.Pow(Math.Clamp(aboveGroundM, LowestM, HighestM) / MeasuredAtM, Shear);
        var gust = 1 + (GustPart * Noise.Wander(_gusts, seconds, 5)) + (SquallPart * Noise.Wander(_squalls, seconds, 31));
        var direction = towards + (TurnPart * Noise.Wander(_turns, seconds, 17));
        return (mps * height * gust * Math.Cos(direction), mps * height * gust * Math.Sin(direction));
    }

    /// <summary>Without its gusts, ten metres above the ground: what a dock's mast measures.</summary>
    public double MeanMps(double seconds) => town(seconds).Mps;

    /// <summary>Without its gusts, at a height.</summary>
    public double MeanMps(double seconds, double aboveGroundM) =>
        town(seconds).Mps * Math.Pow(Math.Clamp(aboveGroundM, LowestM, HighestM) / MeasuredAtM, Shear);
}
