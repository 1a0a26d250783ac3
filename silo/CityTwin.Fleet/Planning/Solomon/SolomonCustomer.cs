namespace CityTwin.Fleet.Planning.Solomon;

/// <summary>A line of an instance: the depot is number 0.</summary>
public readonly record struct SolomonCustomer(int Number, double X, double Y, int Demand, int Ready, int Due, int Service)
{
    /// <summary>In a straight line, unrounded, as best-known results are counted.</summary>
    public double DistanceTo(SolomonCustomer other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
