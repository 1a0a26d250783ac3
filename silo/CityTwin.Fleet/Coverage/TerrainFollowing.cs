using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Coverage;

/// <summary>Gives a way altitudes that follow the ground.</summary>
public static class TerrainFollowing
{
    /// <summary>
    /// Points along a way, no further apart than a step, each as high as asked above the highest ground and roof of the two
    /// stretches it joins: so the straight lines between them are high enough too.
    /// </summary>
    /// <param name="heightM">Above ground and roofs; the map's clearance where that is more.</param>
    /// <exception cref="ArgumentException">It takes more points than the limit.</exception>
    public static IReadOnlyList<AirPoint> Follow(
        AirspaceMap map, IReadOnlyList<PlanePoint> way, double heightM, double stepM = 60, CoverageLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepM);
        var most = (limits ?? new CoverageLimits()).MaxPoints;
        var needed = way.Zip(way.Skip(1), (from, to) => Math.Max(1, Math.Ceiling(from.DistanceM(to) / stepM))).Sum() + 1;
        if (needed > most)
        {
            throw new ArgumentException($"It takes {needed} points, more than {most}: take longer steps, or part the way.", nameof(way));
        }

        var points = Stepped(way, stepM);
        var floors = points.Zip(points.Skip(1), (from, to) => map.FloorM(from, to) - map.Options.ClearanceM).ToList();
        var aboveM = Math.Max(heightM, map.Options.ClearanceM);
        return [.. points.Select((at, i) => new AirPoint(at, aboveM + HighestBeside(map, points, floors, i)))];
    }

    private static double HighestBeside(AirspaceMap map, List<PlanePoint> points, List<double> floors, int at) =>
        floors.Count == 0 ? map.FloorM(points[at], points[at]) - map.Options.ClearanceM
            : Math.Max(floors[Math.Max(0, at - 1)], floors[Math.Min(floors.Count - 1, at)]);

    private static List<PlanePoint> Stepped(IReadOnlyList<PlanePoint> way, double stepM)
    {
        var points = new List<PlanePoint>(way.Take(1));
        foreach (var (from, to) in way.Zip(way.Skip(1)))
        {
            var steps = (int)Math.Max(1, Math.Ceiling(from.DistanceM(to) / stepM));
            points.AddRange(Enumerable.Range(1, steps).Select(step => from.Towards(to, (double)step / steps)));
        }

        return points;
    }
}
