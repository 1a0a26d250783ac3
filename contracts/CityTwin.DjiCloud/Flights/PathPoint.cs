namespace CityTwin.DjiCloud;

/// <summary>A place on a way that an aircraft plans; the height above the ellipsoid, in metres.</summary>
public readonly record struct PathPoint(double Latitude, double Longitude, double Height)
{
    public static PathPoint Read(DjiValue at) => new(
        at["latitude"].Number(-90, 90), at["longitude"].Number(-180, 180), at["height"].NumberOr(0, -1000, 20_000)!.Value);
}
