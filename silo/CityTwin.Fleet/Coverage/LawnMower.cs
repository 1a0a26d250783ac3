using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;

namespace CityTwin.Fleet.Coverage;

/// <summary>
/// Covers an area with parallel tracks. The area is cut into strips as wide as the tracks are apart, and each track is as long as
/// what lies in its strip, so that nothing at a slanting edge is missed.
/// </summary>
public sealed class LawnMower(CoverageLimits? limits = null)
{
    private readonly CoverageLimits _limits = limits ?? new CoverageLimits();

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CoverageAnswer Plan(CoverageRequest request, CancellationToken cancel = default)
    {
        if (Complaint(request) is { } complaint)
        {
            return CoverageAnswer.No(complaint);
        }

        var footprintM = request.Camera.WidthM(request.HeightM);
        var angle = request.DirectionDegrees is { } degrees ? (90 - degrees) * Math.PI / 180 : SweepDirection.Of(request.Area).Angle;
        var level = AffineTransformation.RotationInstance(-angle);
        var (area, closed) = (level.Transform(request.Area), Closed(request, level));
        var (low, high) = (area.EnvelopeInternal.MinY, area.EnvelopeInternal.MaxY);
        var count = (int)Math.Max(1, Math.Ceiling((high - low) / (footprintM * (1 - request.Overlap))));
        if (count > _limits.MaxTracks)
        {
            return CoverageAnswer.No($"It takes {count} tracks, more than {_limits.MaxTracks}: fly higher, or part the area.");
        }

        var spacingM = (high - low) / count;
        var strips = Enumerable.Range(0, count).Select(i => Strip(area, closed, low + (i * spacingM), spacingM, cancel)).ToList();
        var back = AffineTransformation.RotationInstance(angle);
        var tracks = InOrder(strips, request.From, back);
        return tracks.Count == 0
            ? CoverageAnswer.No("All of the area is cut out: there is nothing to fly over.")
            : Join(request, tracks, angle, spacingM, footprintM, cancel);
    }

    private string? Complaint(CoverageRequest request) =>
        request.Area is not (Polygon or MultiPolygon) || request.Area.IsEmpty || !request.Area.IsValid
            ? $"The area is {(request.Area.IsValid ? "" : "an invalid ")}{request.Area.GeometryType}: expected a valid Polygon or MultiPolygon."
        : request.Area.NumPoints > _limits.MaxVertices ? $"The area has {request.Area.NumPoints} vertices: at most {_limits.MaxVertices} are taken."
        : request.Overlap is < 0 or > 0.95 ? $"The overlap is {request.Overlap}: expected 0 to 0.95."
        : !(request.HeightM > 0 && request.Camera.WidthM(request.HeightM) > 0.1) ? $"At {request.HeightM} m the camera sees nothing: expected a height above 0."
        : null;

    private static Geometry? Closed(CoverageRequest request, AffineTransformation level) => request.CutOut.Count == 0 ? null
        : level.Transform(UnaryUnionOp.Union(request.CutOut.Select(area => (area.Shape
            ?? request.Area.Factory.CreatePoint(area.Centre.ToCoordinate()).Buffer(area.RadiusM, 32)).Buffer(request.MarginM + 1))));

    /// <summary>The tracks of one strip, from west to east: one for each part of the area in it, less what is cut out.</summary>
    private static List<CoverageTrack> Strip(Geometry area, Geometry? closed, double lowM, double heightM, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var box = area.EnvelopeInternal;
        var strip = area.Factory.ToGeometry(new Envelope(box.MinX - 1, box.MaxX + 1, lowM, lowM + heightM));
        var (parts, middle) = (area.Intersection(strip), lowM + (heightM / 2));
        var spans = Enumerable.Range(0, parts.NumGeometries).Select(parts.GetGeometryN)
            .Where(part => part is Polygon && part.Area > 1e-6)
            .Select(part => (West: part.EnvelopeInternal.MinX, East: part.EnvelopeInternal.MaxX)).Order();
        var tracks = new List<CoverageTrack>();
        foreach (var (west, east) in Merged(spans))
        {
            Geometry line = area.Factory.CreateLineString([new Coordinate(west, middle), new Coordinate(Math.Max(east, west + 0.01), middle)]);
            line = closed is null ? line : line.Difference(closed);
            tracks.AddRange(Enumerable.Range(0, line.NumGeometries).Select(line.GetGeometryN).OfType<LineString>()
                .Where(piece => piece.Length > 0)
                .Select(piece => new CoverageTrack(PlanePoint.Of(piece.StartPoint.Coordinate), PlanePoint.Of(piece.EndPoint.Coordinate))));
        }

        return [.. tracks.OrderBy(track => track.From.EastM)];
    }

    private static List<(double West, double East)> Merged(IEnumerable<(double West, double East)> spans)
    {
        var merged = new List<(double West, double East)>();
        foreach (var span in spans)
        {
            if (merged.Count > 0 && span.West <= merged[^1].East)
            {
                merged[^1] = (merged[^1].West, Math.Max(merged[^1].East, span.East));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    /// <summary>To and fro, strip by strip, from the end of the area that is nearer to where one comes from.</summary>
    private static List<CoverageTrack> InOrder(List<List<CoverageTrack>> strips, PlanePoint? from, AffineTransformation back)
    {
        var ways = new[] { (Up: true, East: true), (Up: true, East: false), (Up: false, East: true), (Up: false, East: false) }
            .Select(way => ToAndFro(strips, way.Up, way.East).Select(track => Turned(track, back)).ToList()).ToList();
        return from is { } place && ways[0].Count > 0 ? ways.MinBy(way => way[0].From.DistanceM(place))! : ways[0];
    }

    private static IEnumerable<CoverageTrack> ToAndFro(List<List<CoverageTrack>> strips, bool up, bool east)
    {
        foreach (var strip in up ? strips : strips.AsEnumerable().Reverse())
        {
            foreach (var track in east ? strip : strip.AsEnumerable().Reverse())
            {
                yield return east ? track : new CoverageTrack(track.To, track.From);
            }

            east = strip.Count > 0 ? !east : east;
        }
    }

    private static CoverageTrack Turned(CoverageTrack track, AffineTransformation turn) =>
        new(Turned(track.From, turn), Turned(track.To, turn));

    private static PlanePoint Turned(PlanePoint at, AffineTransformation turn) => PlanePoint.Of(turn.Transform(at.ToCoordinate(), new Coordinate()));

    private CoverageAnswer Join(
        CoverageRequest request, List<CoverageTrack> tracks, double angle, double spacingM, double footprintM, CancellationToken cancel)
    {
        var noGo = request.CutOut.Select((area, i) => new NoGo($"cut-out {i + 1}", area, request.MarginM)).ToList();
        var way = new List<PlanePoint>();
        foreach (var track in tracks)
        {
            if (way.Count > 0)
            {
                var (between, refusal) = new PathAround(noGo, new AirspaceOptions(), cancel).Find(way[^1], track.From);
                if (between is null)
                {
                    return CoverageAnswer.No($"From one track to the next: {refusal}");
                }

                way.AddRange(between.Skip(1).SkipLast(1));
            }

            way.AddRange([track.From, track.To]);
        }

        var directionDegrees = (90 - (angle * 180 / Math.PI) + 360) % 180;
        return way.Count > _limits.MaxPoints
            ? CoverageAnswer.No($"It takes {way.Count} points, more than {_limits.MaxPoints}: fly higher, or part the area.")
            : new CoverageAnswer(
                new CoveragePattern(tracks, way, directionDegrees, spacingM, footprintM, CoveredShare(request, tracks, footprintM)), null);
    }

    private static double CoveredShare(CoverageRequest request, List<CoverageTrack> tracks, double footprintM)
    {
        var seen = UnaryUnionOp.Union(tracks.Select(track => Seen(track, footprintM / 2)));
        return Math.Min(1, request.Area.Intersection(seen).Area / request.Area.Area);
    }

    private static Geometry Seen(CoverageTrack track, double halfM)
    {
        var (dx, dy) = ((track.To.EastM - track.From.EastM) / track.LengthM * halfM, (track.To.NorthM - track.From.NorthM) / track.LengthM * halfM);
        Coordinate[] ring =
        [
            new(track.From.EastM - dy, track.From.NorthM + dx), new(track.To.EastM - dy, track.To.NorthM + dx),
            new(track.To.EastM + dy, track.To.NorthM - dx), new(track.From.EastM + dy, track.From.NorthM - dx),
            new(track.From.EastM - dy, track.From.NorthM + dx),
        ];
        return GeometryFactory.Default.CreatePolygon(ring);
    }
}
