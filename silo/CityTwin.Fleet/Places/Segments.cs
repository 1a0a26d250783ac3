namespace CityTwin.Fleet.Places;

/// <summary>Distances between points and straight lines in the plane.</summary>
internal static class Segments
{
    /// <summary>Where on a line a point is nearest: the share of the way from its beginning, from 0 to 1.</summary>
    public static double NearestShare(PlanePoint from, PlanePoint to, PlanePoint point)
    {
        var (dx, dy) = (to.EastM - from.EastM, to.NorthM - from.NorthM);
        var square = (dx * dx) + (dy * dy);
        return square == 0
            ? 0
            : Math.Clamp((((point.EastM - from.EastM) * dx) + ((point.NorthM - from.NorthM) * dy)) / square, 0, 1);
    }

    public static double DistanceM(PlanePoint from, PlanePoint to, PlanePoint point) =>
        from.Towards(to, NearestShare(from, to, point)).DistanceM(point);
}
