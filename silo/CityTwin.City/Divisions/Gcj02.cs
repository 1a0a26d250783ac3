using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// GCJ-02, the shifted coordinates of maps published in China. The way there is a known polynomial with sines on the
/// Krasovsky 1940 ellipsoid; the way back has no closed form and is found by fixed-point iteration, which contracts
/// because the shift (some 500 m) changes by less than a hundredth of a step.
/// </summary>
internal static class Gcj02
{
    /// <summary>Krasovsky 1940: half the great axis in metres, and the first eccentricity squared.</summary>
    private const double SemiMajorM = 6_378_245.0;

    private const double Eccentricity2 = 0.00669342162296594323;

    /// <summary>Under a millimetre.</summary>
    private const double CloseEnoughDegrees = 1e-9;

    private const int MaxIterations = 20;

    public static Coordinate ToWgs84(Coordinate gcj)
    {
        var guess = gcj.Copy();
        for (var i = 0; i < MaxIterations; i++)
        {
            var there = FromWgs84(guess);
            var (dx, dy) = (gcj.X - there.X, gcj.Y - there.Y);
            guess = new Coordinate(guess.X + dx, guess.Y + dy);
            if (Math.Abs(dx) < CloseEnoughDegrees && Math.Abs(dy) < CloseEnoughDegrees)
            {
                break;
            }
        }

        return guess;
    }

    public static Coordinate FromWgs84(Coordinate wgs)
    {
        var (x, y) = (wgs.X - 105, wgs.Y - 35);
        var phi = wgs.Y * Math.PI / 180;
        var w2 = 1 - (Eccentricity2 * Math.Sin(phi) * Math.Sin(phi));
        var east = EastM(x, y) * 180 / (SemiMajorM / Math.Sqrt(w2) * Math.Cos(phi) * Math.PI);
        var north = NorthM(x, y) * 180 / (SemiMajorM * (1 - Eccentricity2) / (w2 * Math.Sqrt(w2)) * Math.PI);
        return new Coordinate(wgs.X + east, wgs.Y + north);
    }

    private static double EastM(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + (2.0 / 3 * ((20 * Sin(6 * x)) + (20 * Sin(2 * x))))
        + (2.0 / 3 * ((20 * Sin(x)) + (40 * Sin(x / 3))))
        + (2.0 / 3 * ((150 * Sin(x / 12)) + (300 * Sin(x / 30))));

    private static double NorthM(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + (2.0 / 3 * ((20 * Sin(6 * x)) + (20 * Sin(2 * x))))
        + (2.0 / 3 * ((20 * Sin(y)) + (40 * Sin(y / 3))))
        + (2.0 / 3 * ((160 * Sin(y / 12)) + (320 * Sin(y / 30))));

    private static double Sin(double halfTurns) => Math.Sin(halfTurns * Math.PI);
}
