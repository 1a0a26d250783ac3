namespace CityTwin.DevicesSim.Drones.Ground;

/// <summary>
/// EPSG:32648, the plane of the terrain file: a transverse Mercator projection of WGS 84 about 105° E by Krüger's series to the
/// third order, right to well under a millimetre within its zone.
/// </summary>
internal static class Utm48
{
    private const double SemiMajorM = 6378137;
    private const double Flattening = 1 / 298.257223563;
    private const double Scale = 0.9996;
    private const double FalseEastM = 500_000;
    private const double MiddleLon = 105;
    private const double Radians = Math.PI / 180;

    private const double N = Flattening / (2 - Flattening);
    private const double RectifyingM = SemiMajorM / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));

    private static readonly double[] Forward =
    [
        (N / 2) - (2 * N * N / 3) + (5 * N * N * N / 16), (13 * N * N / 48) - (3 * N * N * N / 5), 61 * N * N * N / 240,
    ];

    private static readonly double[] Backward =
    [
        (N / 2) - (2 * N * N / 3) + (37 * N * N * N / 96), (N * N / 48) + (N * N * N / 15), 17 * N * N * N / 480,
    ];

    private static readonly double[] Latitude =
    [
        (2 * N) - (2 * N * N / 3) - (2 * N * N * N), (7 * N * N / 3) - (8 * N * N * N / 5), 56 * N * N * N / 15,
    ];

    private static readonly double Eccentric = 2 * Math.Sqrt(N) / (1 + N);

    public static (double EastM, double NorthM) FromDegrees(double lon, double lat)
    {
        var sin = Math.Sin(lat * Radians);
        var t = Math.Sinh(Math.Atanh(sin) - (Eccentric * Math.Atanh(Eccentric * sin)));
        var east = (lon - MiddleLon) * Radians;
        var xi = Math.Atan2(t, Math.Cos(east));
        var eta = Math.Atanh(Math.Sin(east) / Math.Sqrt(1 + (t * t)));
        var (x, y) = (eta, xi);
        for (var j = 1; j <= Forward.Length; j++)
        {
            x += Forward[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
            y += Forward[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
        }

        return (FalseEastM + (Scale * RectifyingM * x), Scale * RectifyingM * y);
    }

    public static (double Lon, double Lat) ToDegrees(double eastM, double northM)
    {
        var xi = northM / (Scale * RectifyingM);
        var eta = (eastM - FalseEastM) / (Scale * RectifyingM);
        var (x, y) = (eta, xi);
        for (var j = 1; j <= Backward.Length; j++)
        {
            x -= Backward[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
            y -= Backward[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
        }

        var conformal = Math.Asin(Math.Sin(y) / Math.Cosh(x));
        var lat = conformal;
        for (var j = 1; j <= Latitude.Length; j++)
        {
            lat += Latitude[j - 1] * Math.Sin(2 * j * conformal);
        }

        return (MiddleLon + (Math.Atan2(Math.Sinh(x), Math.Cos(y)) / Radians), lat / Radians);
    }
}
