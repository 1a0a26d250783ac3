namespace CityTwin.DevicesSim.Units;

/// <summary>A place in metres east and north, on the grid of <see cref="UtmGrid"/>.</summary>
internal readonly record struct PlanePoint(double EastM, double NorthM)
{
    public double DistanceM(PlanePoint other) => Math.Sqrt(Math.Pow(other.EastM - EastM, 2) + Math.Pow(other.NorthM - NorthM, 2));

    /// <summary>Radians from east, counterclockwise, from −π to π.</summary>
    public double HeadingTo(PlanePoint other) => Math.Atan2(other.NorthM - NorthM, other.EastM - EastM);

    public PlanePoint Towards(PlanePoint other, double part) =>
        new(EastM + ((other.EastM - EastM) * part), NorthM + ((other.NorthM - NorthM) * part));

    public PlanePoint Moved(double heading, double metres) =>
        new(EastM + (Math.Cos(heading) * metres), NorthM + (Math.Sin(heading) * metres));
}
