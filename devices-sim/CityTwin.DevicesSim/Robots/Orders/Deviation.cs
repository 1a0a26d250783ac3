namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>How far from a node's place still counts: an ellipse; in 2.x a circle.</summary>
/// <param name="Theta">The long half axis' angle from east, in radians.</param>
internal readonly record struct Deviation(double LongM, double ShortM, double Theta)
{
    public bool Holds(double eastM, double northM)
    {
        if (LongM <= 0 || ShortM <= 0)
        {
            return false;
        }

        var along = (eastM * Math.Cos(Theta)) + (northM * Math.Sin(Theta));
        var across = (northM * Math.Cos(Theta)) - (eastM * Math.Sin(Theta));
        return Math.Pow(along / LongM, 2) + Math.Pow(across / ShortM, 2) <= 1;
    }
}
