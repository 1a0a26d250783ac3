using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>
/// What the thermal camera measures in its view. Flames fill its small pixels, air takes a little with distance, and what burns
/// outside of the view shows only as far as its glow reaches into it.
/// </summary>
internal static class ThermalCamera
{
    /// <summary>The end of its range with low gain, as the documents give it; hotter things read as this.</summary>
    public const double MostC = 500;

    private const double GlowM = 25;
    private const double AirTakesAfterM = 2_500;
    private const double SunWarmsC = 9;
    private const double ShadeCoolsC = 3;

    /// <param name="sun">From 0 by night to 1 at noon.</param>
    public static (double LeastC, double MostC) Measure(View view, IReadOnlyList<Fire> fires, double ambientC, double sun, ulong seed)
    {
        var wobble = Noise.Unit(seed) * 0.6;
        var most = ambientC + 1 + wobble + (SunWarmsC * sun);
        foreach (var fire in fires)
        {
            most = Math.Max(most, ambientC + ((fire.HottestC(ambientC) - ambientC) * Seen(view, fire)));
        }

        return (Math.Round(ambientC - ShadeCoolsC + wobble, 1), Math.Round(Math.Min(MostC, most), 1));
    }

    private static double Seen(View view, Fire fire)
    {
        var outside = Math.Max(0, Math.Max(
            Math.Abs(fire.Where.EastM - view.Middle.EastM), Math.Abs(fire.Where.NorthM - view.Middle.NorthM)) - view.HalfM - fire.RadiusM);
        return Math.Exp(-outside * outside / (2 * GlowM * GlowM)) * Math.Exp(-view.SlantM / AirTakesAfterM);
    }
}
