using CityTwin.Fleet.Places;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Airspace;

/// <summary>
/// A polygon's rings as short runs of their sides, each within a circle, so that one straight line after another can be held
/// against it without anything being made anew: a search for a way does that a hundred thousand times.
/// </summary>
internal sealed class Outline
{
    private const int SidesARun = 8;

    private readonly Run[] _runs;
    private readonly IPointOnGeometryLocator _inside;

    public Outline(Geometry polygon)
    {
        _inside = polygon.NumPoints > SidesARun ? new IndexedPointInAreaLocator(polygon) : new SimplePointInAreaLocator(polygon);
        _runs = [.. Rings(polygon).SelectMany(RunsOf)];
    }

    /// <summary>Whether a straight line comes nearer than a distance; one that does not touch the rings is inside as a whole or not at all.</summary>
    public bool IsNearer(PlanePoint from, PlanePoint to, double distanceM)
    {
        var (begin, end) = (from.ToCoordinate(), to.ToCoordinate());
        foreach (var run in _runs)
        {
            if (Segments.DistanceM(from, to, run.Centre) < run.RadiusM + distanceM && IsNearer(run.Corners, begin, end, distanceM))
            {
                return true;
            }
        }

        return _inside.Locate(begin) != Location.Exterior;
    }

    private static bool IsNearer(Coordinate[] corners, Coordinate begin, Coordinate end, double distanceM)
    {
        for (var side = 1; side < corners.Length; side++)
        {
            if (DistanceComputer.SegmentToSegment(begin, end, corners[side - 1], corners[side]) < distanceM)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<LineString> Rings(Geometry shape) => Enumerable.Range(0, shape.NumGeometries)
        .Select(shape.GetGeometryN).OfType<Polygon>().SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing));

    private static IEnumerable<Run> RunsOf(LineString ring)
    {
        var corners = ring.Coordinates;
        for (var first = 0; first < corners.Length - 1; first += SidesARun)
        {
            yield return Run.Of(corners[first..Math.Min(corners.Length, first + SidesARun + 1)]);
        }
    }

    /// <param name="Centre">Of a circle that holds all corners.</param>
    private sealed record Run(Coordinate[] Corners, PlanePoint Centre, double RadiusM)
    {
        // The distance to the centre is rounded: a line that just touches the circle is not to be missed.
        private const double SlackM = 1e-6;

        public static Run Of(Coordinate[] corners)
        {
            var centre = PlanePoint.Of(new Envelope(corners).Centre);
            return new Run(corners, centre, corners.Max(corner => PlanePoint.Of(corner).DistanceM(centre)) + SlackM);
        }
    }
}
