using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>Something that burns, as a camera can see it.</summary>
/// <param name="Flames">From 0, no open flame, to 1.</param>
/// <param name="Smoke">From 0 to 1.</param>
/// <param name="SmokeTowards">In radians from east.</param>
internal sealed record Fire(Place Where, double Flames, double Smoke, double SmokeTowards)
{
    private const double LeastFlameC = 180;
    private const double MostFlameC = 720;
    private const double SmoulderC = 95;

    /// <summary>What its hottest part has.</summary>
    public double HottestC(double ambientC) => Flames > 0.01
        ? LeastFlameC + (Flames * (MostFlameC - LeastFlameC))
        : ambientC + (Smoke * SmoulderC);

    /// <summary>How wide it burns.</summary>
    public double RadiusM => 3 + (9 * Math.Max(Flames, Smoke / 3));
}
