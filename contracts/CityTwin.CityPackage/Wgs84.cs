namespace CityTwin.City;

/// <summary>The size of a degree.</summary>
public static class Wgs84
{
    /// <summary>Metres of one degree of latitude, near enough: 1/360 of the mean circumference, 40,030 km.</summary>
    public const double MetresPerDegree = 111_195;
}
