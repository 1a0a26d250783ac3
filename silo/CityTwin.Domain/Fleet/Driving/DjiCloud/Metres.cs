namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Distances of a city's size.</summary>
internal static class Metres
{
    private const double PerDegree = 111_195;

    /// <summary>On a plane that touches the earth there: exact enough for a few kilometres.</summary>
    public static double Between(double longitude, double latitude, double otherLongitude, double otherLatitude) => double.Hypot(
        (longitude - otherLongitude) * PerDegree * Math.Cos(double.DegreesToRadians(latitude)), (latitude - otherLatitude) * PerDegree);
}
