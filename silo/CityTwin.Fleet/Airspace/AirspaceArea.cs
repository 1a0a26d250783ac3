using CityTwin.Fleet.Places;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace CityTwin.Fleet.Airspace;

/// <summary>An area in the plane, metres of EPSG:32648: a polygon (or several, with holes) or a circle.</summary>
public sealed class AirspaceArea
{
    // A round corner of the offset line is drawn with so many chords a quarter; they cut in by 1 - cos(π/16), under 2 %.
    private const int ChordsPerQuarter = 4;
    private const double ChordSlack = 1.03;
    private const int CircleCorners = 24;

    private readonly Lazy<Outline>? _outline;

    private AirspaceArea(Geometry? polygon, PlanePoint centre, double radiusM, Envelope box)
    {
        (Shape, Centre, RadiusM, Box) = (polygon, centre, radiusM, box);
        _outline = polygon is null ? null : new(() => new Outline(polygon));
    }

    /// <summary>The polygon; nothing for a circle.</summary>
    public Geometry? Shape { get; }

    /// <summary>A circle's centre.</summary>
    public PlanePoint Centre { get; }

    /// <summary>A circle's radius; 0 for a polygon.</summary>
    public double RadiusM { get; }

    internal Envelope Box { get; }

    /// <exception cref="ArgumentException">It is no valid polygon.</exception>
    public static AirspaceArea OfPolygon(Geometry metres)
    {
        if (metres is not (Polygon or MultiPolygon) || metres.IsEmpty || !metres.IsValid)
        {
            throw new ArgumentException(
                $"The area is {(metres.IsValid ? "" : "an invalid ")}{metres.GeometryType}: expected a valid Polygon or MultiPolygon.", nameof(metres));
        }

        return new AirspaceArea(metres, PlanePoint.Of(metres.Centroid.Coordinate), 0, metres.EnvelopeInternal);
    }

    /// <exception cref="ArgumentException">The radius is not positive.</exception>
    public static AirspaceArea OfCircle(PlanePoint centre, double radiusM)
    {
        if (!(radiusM > 0) || !double.IsFinite(radiusM))
        {
            throw new ArgumentException($"The radius is {radiusM} m: expected more than 0.", nameof(radiusM));
        }

        var box = new Envelope(centre.ToCoordinate());
        box.ExpandBy(radiusM);
        return new AirspaceArea(null, centre, radiusM, box);
    }

    /// <summary>Whether it may have anything in a box, metres: what it answers no to has nothing there.</summary>
    public bool Touches(Envelope box) => Box.Intersects(box);

    public bool Contains(PlanePoint at) => DistanceM(at, at) <= 0;

    /// <summary>How far a straight line is from the area; 0 when it touches or enters it.</summary>
    public double DistanceM(PlanePoint from, PlanePoint to)
    {
        if (Shape is null)
        {
            return Math.Max(0, Segments.DistanceM(from, to, Centre) - RadiusM);
        }

        var factory = Shape.Factory;
        return from == to
            ? Shape.Distance(factory.CreatePoint(from.ToCoordinate()))
            : Shape.Distance(factory.CreateLineString([from.ToCoordinate(), to.ToCoordinate()]));
    }

    /// <summary>Whether a straight line comes nearer than a distance.</summary>
    internal bool IsNearer(PlanePoint from, PlanePoint to, double distanceM) => IsBeside(Box, from, to, distanceM)
        && (_outline?.Value.IsNearer(from, to, distanceM) ?? DistanceM(from, to) < distanceM);

    private static bool IsBeside(Envelope box, PlanePoint from, PlanePoint to, double distanceM) =>
        Math.Min(from.EastM, to.EastM) - distanceM <= box.MaxX && Math.Max(from.EastM, to.EastM) + distanceM >= box.MinX
        && Math.Min(from.NorthM, to.NorthM) - distanceM <= box.MaxY && Math.Max(from.NorthM, to.NorthM) + distanceM >= box.MinY;

    /// <summary>Points around it from which one can turn about it without coming nearer than a distance.</summary>
    internal IReadOnlyList<PlanePoint> Corners(double distanceM)
    {
        if (Shape is null)
        {
            var around = (RadiusM + distanceM) / Math.Cos(Math.PI / CircleCorners) * 1.0001;
            return [.. Enumerable.Range(0, CircleCorners).Select(i => 2 * Math.PI * i / CircleCorners)
                .Select(angle => new PlanePoint(Centre.EastM + (around * Math.Cos(angle)), Centre.NorthM + (around * Math.Sin(angle))))];
        }

        var style = new BufferParameters(ChordsPerQuarter);
        return [.. Rings(Shape.Buffer(distanceM * ChordSlack, style).Normalized()).SelectMany(Outward)];
    }

    private static IEnumerable<LinearRing> Rings(Geometry shape) => Enumerable.Range(0, shape.NumGeometries)
        .Select(shape.GetGeometryN).OfType<Polygon>().SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing)
            .Cast<LinearRing>());

    /// <summary>
    /// A shortest way turns only where the area points towards it; vertices of its hollows are left out. Normalised, the area
    /// is on the right of its rings, so that it points outwards where they turn right.
    /// </summary>
    private static IEnumerable<PlanePoint> Outward(LinearRing ring)
    {
        var at = ring.Coordinates;
        var count = at.Length - 1;
        for (var i = 0; i < count; i++)
        {
            if (Orientation.Index(at[(i + count - 1) % count], at[i], at[i + 1]) != OrientationIndex.CounterClockwise)
            {
                yield return PlanePoint.Of(at[i]);
            }
        }
    }
}
