using System.IO.Hashing;
using System.Text;
using CityTwin.City;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary>
/// Where a report of another city stands in this one: that city's plane, metres kept, is folded over this city's box like a
/// cloth, to and fro, so that what was close stays as close and nothing is torn apart. What falls beside all cells goes to
/// the nearest edge of one. A function of the position alone; one without a position is put by a hash of its address.
/// </summary>
internal sealed class RequestPlaces
{
    private const double MetresPerDegree = 111_195.08;

    /// <summary>Inside the edge, in degrees: about 2 m.</summary>
    private const double InsideDegrees = 0.00002;

    private readonly STRtree<(Geometry Outline, IndexedPointInAreaLocator Area)> _cells = new();
    private readonly Envelope _box = new();
    private readonly GeoPoint _origin;
    private readonly Geometry[] _outlines;

    /// <param name="cells">The outlines of this city's cells.</param>
    /// <param name="origin">Any place of the other city: it comes to lie on this one's south-western corner.</param>
    public RequestPlaces(IEnumerable<Boundary> cells, GeoPoint origin)
    {
        _origin = origin;
        _outlines = [.. cells.OrderBy(cell => cell.Code).Select(cell => cell.Outline)];
        if (_outlines.Length == 0)
        {
            throw new CliException("The city's package has no cells to put reports in.");
        }

        foreach (var outline in _outlines)
        {
            _box.ExpandToInclude(outline.EnvelopeInternal);
            _cells.Insert(outline.EnvelopeInternal, (outline, new IndexedPointInAreaLocator(outline)));
        }

        _cells.Build();
    }

    public GeoPoint Of(RecordedRequest request)
    {
        if (request.Place is not { } at)
        {
            return Elsewhere(request.Address.Length > 0 ? request.Address.ToUpperInvariant() : request.Id);
        }

        var shrink = Math.Cos(_origin.Latitude * Math.PI / 180);
        var (east, north) = ((at.Longitude - _origin.Longitude) * MetresPerDegree * shrink, (at.Latitude - _origin.Latitude) * MetresPerDegree);
        var here = Math.Cos(_box.Centre.Y * Math.PI / 180);
        return Inside(new Coordinate(
            _box.MinX + (Fold(east, _box.Width * MetresPerDegree * here) / (MetresPerDegree * here)),
            _box.MinY + (Fold(north, _box.Height * MetresPerDegree) / MetresPerDegree)));
    }

    /// <summary>There and back again along a length: 0, 1, … length, … 1, 0, 1, …</summary>
    internal static double Fold(double metres, double length)
    {
        var along = metres % (2 * length);
        along = along < 0 ? along + (2 * length) : along;
        return along <= length ? along : (2 * length) - along;
    }

    private GeoPoint Inside(Coordinate place)
    {
        if (IsInCell(place))
        {
            return new GeoPoint(place.X, place.Y);
        }

        var point = new Point(place);
        var nearest = _cells.NearestNeighbour(
            new Envelope(place), (point.Copy(), null!), new CellDistance(point));
        var edge = DistanceOp.NearestPoints(nearest.Outline, point)[0];
        var middle = nearest.Outline.InteriorPoint.Coordinate;
        var way = edge.Distance(middle);
        var step = Math.Min(1, InsideDegrees / Math.Max(way, InsideDegrees));
        var inside = new Coordinate(edge.X + ((middle.X - edge.X) * step), edge.Y + ((middle.Y - edge.Y) * step));
        return IsInCell(inside) ? new GeoPoint(inside.X, inside.Y) : new GeoPoint(middle.X, middle.Y);
    }

    private GeoPoint Elsewhere(string named)
    {
        var hash = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(named));
        var middle = _outlines[(int)(hash % (ulong)_outlines.Length)].InteriorPoint.Coordinate;
        return new GeoPoint(middle.X, middle.Y);
    }

    private bool IsInCell(Coordinate place) =>
        _cells.Query(new Envelope(place)).Any(cell => cell.Area.Locate(place) != Location.Exterior);

    private sealed class CellDistance(Geometry point) : IItemDistance<Envelope, (Geometry Outline, IndexedPointInAreaLocator Area)>
    {
        public double Distance(
            IBoundable<Envelope, (Geometry Outline, IndexedPointInAreaLocator Area)> one,
            IBoundable<Envelope, (Geometry Outline, IndexedPointInAreaLocator Area)> other) =>
            (one.Item.Area is null ? other : one).Item.Outline.Distance(point);
    }
}
