namespace CityTwin.Fleet.Coverage;

/// <summary>What a camera sees that looks straight at a surface.</summary>
/// <param name="HorizontalDegrees">Field of view across the flight.</param>
/// <param name="VerticalDegrees">Field of view along it.</param>
public sealed record CameraFigures(double HorizontalDegrees = 66, double VerticalDegrees = 52)
{
    /// <summary>The width that it sees at a distance: 2·d·tan(angle / 2), metres.</summary>
    public double WidthM(double distanceM) => Footprint(distanceM, HorizontalDegrees);

    /// <summary>The height, or along the flight the length, that it sees at a distance, metres.</summary>
    public double LengthM(double distanceM) => Footprint(distanceM, VerticalDegrees);

    private static double Footprint(double distanceM, double degrees) => 2 * distanceM * Math.Tan(degrees * Math.PI / 360);
}
