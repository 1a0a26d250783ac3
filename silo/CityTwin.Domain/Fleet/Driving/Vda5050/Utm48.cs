namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>
/// Between WGS 84 degrees and metres in UTM 48 N (EPSG:32648), by the series of Krüger to the sixth order in the third
/// flattening: within a millimetre over the whole zone and far beyond its borders.
/// </summary>
internal static class Utm48
{
    private const double SemiMajorM = 6_378_137;
    private const double Flattening = 1 / 298.257223563;
    private const double Scale = 0.9996;
    private const double FalseEastM = 500_000;
    private const double MeridianDeg = 105;

    /// <summary>Degrees from the middle meridian that are still taken.</summary>
    private const double MaxAsideDeg = 12;

    private const double MaxLatitudeDeg = 84;

    private static readonly double N = Flattening / (2 - Flattening);
    private static readonly double E = Math.Sqrt(Flattening * (2 - Flattening));
    private static readonly double RadiusM = Scale * SemiMajorM / (1 + N) * (1 + (Power(2) / 4) + (Power(4) / 64) + (Power(6) / 256));

    private static readonly double[] Forward =
    [
        (N / 2) - (2 * Power(2) / 3) + (5 * Power(3) / 16) + (41 * Power(4) / 180) - (127 * Power(5) / 288) + (7891 * Power(6) / 37800),
        (13 * Power(2) / 48) - (3 * Power(3) / 5) + (557 * Power(4) / 1440) + (281 * Power(5) / 630) - (1983433 * Power(6) / 1935360),
        (61 * Power(3) / 240) - (103 * Power(4) / 140) + (15061 * Power(5) / 26880) + (167603 * Power(6) / 181440),
        (49561 * Power(4) / 161280) - (179 * Power(5) / 168) + (6601661 * Power(6) / 7257600),
        (34729 * Power(5) / 80640) - (3418889 * Power(6) / 1995840),
        212378941 * Power(6) / 319334400,
    ];

    private static readonly double[] Inverse =
    [
        (N / 2) - (2 * Power(2) / 3) + (37 * Power(3) / 96) - (Power(4) / 360) - (81 * Power(5) / 512) + (96199 * Power(6) / 604800),
        (Power(2) / 48) + (Power(3) / 15) - (437 * Power(4) / 1440) + (46 * Power(5) / 105) - (1118711 * Power(6) / 3870720),
        (17 * Power(3) / 480) - (37 * Power(4) / 840) - (209 * Power(5) / 4480) + (5569 * Power(6) / 90720),
        (4397 * Power(4) / 161280) - (11 * Power(5) / 504) - (830251 * Power(6) / 7257600),
        (4583 * Power(5) / 161280) - (108847 * Power(6) / 3991680),
        20648693 * Power(6) / 638668800,
    ];

    /// <summary>Whether a place is near enough to the zone.</summary>
    public static bool Covers(double longitude, double latitude) =>
        Math.Abs(longitude - MeridianDeg) <= MaxAsideDeg && Math.Abs(latitude) <= MaxLatitudeDeg;

    public static (double EastM, double NorthM) ToMetres(double longitude, double latitude)
    {
        var aside = Radians(longitude - MeridianDeg);
        var t = Conformal(Math.Tan(Radians(latitude)));
        var xi = Math.Atan2(t, Math.Cos(aside));
        var eta = Math.Asinh(Math.Sin(aside) / Math.Sqrt((t * t) + (Math.Cos(aside) * Math.Cos(aside))));
        var (north, east) = Series(xi, eta, Forward, 1);
        return (FalseEastM + (RadiusM * east), RadiusM * north);
    }

    public static (double Longitude, double Latitude) ToDegrees(double eastM, double northM)
    {
        var (xi, eta) = Series(northM / RadiusM, (eastM - FalseEastM) / RadiusM, Inverse, -1);
        var t = Math.Sin(xi) / Math.Sqrt((Math.Sinh(eta) * Math.Sinh(eta)) + (Math.Cos(xi) * Math.Cos(xi)));
        return (MeridianDeg + Degrees(Math.Atan2(Math.Sinh(eta), Math.Cos(xi))), Degrees(Math.Atan(Geographic(t))));
    }

    /// <summary>How far the grid's north lies clockwise of true north.</summary>
    public static double ConvergenceDeg(double longitude, double latitude) =>
        Degrees(Math.Atan(Math.Tan(Radians(longitude - MeridianDeg)) * Math.Sin(Radians(latitude))));

    /// <summary>A compass heading as an angle from the grid's east, counter-clockwise, -π to π.</summary>
    public static double ThetaRad(double headingDeg, double longitude, double latitude) =>
        Math.IEEERemainder(Radians(90 - (headingDeg - ConvergenceDeg(longitude, latitude))), Math.Tau);

    /// <summary>The other way round: 0 to 360.</summary>
    public static double HeadingDeg(double thetaRad, double longitude, double latitude)
    {
        var heading = (90 - Degrees(thetaRad) + ConvergenceDeg(longitude, latitude)) % 360;
        return heading < 0 ? heading + 360 : heading;
    }

    private static (double Xi, double Eta) Series(double xi, double eta, double[] terms, int sign)
    {
        var (sumXi, sumEta) = (xi, eta);
        for (var j = 1; j <= terms.Length; j++)
        {
            sumXi += sign * terms[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            sumEta += sign * terms[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }

        return (sumXi, sumEta);
    }

    /// <summary>The tangent of the conformal latitude, from that of the latitude.</summary>
    private static double Conformal(double tan)
    {
        var sigma = Math.Sinh(E * Math.Atanh(E * tan / Math.Sqrt(1 + (tan * tan))));
        return (tan * Math.Sqrt(1 + (sigma * sigma))) - (sigma * Math.Sqrt(1 + (tan * tan)));
    }

    /// <summary>Newton's way back; it has arrived after three steps.</summary>
    private static double Geographic(double conformal)
    {
        var tan = conformal;
        for (var i = 0; i < 5; i++)
        {
            var t = Conformal(tan);
            tan += (conformal - t) / Math.Sqrt(1 + (t * t)) * (1 + ((1 - (E * E)) * tan * tan)) / ((1 - (E * E)) * Math.Sqrt(1 + (tan * tan)));
        }

        return tan;
    }

    private static double Power(int exponent) => Math.Pow(N, exponent);

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
