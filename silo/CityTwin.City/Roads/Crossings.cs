using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// Bridges over the rivers and tunnels between districts. It keeps, of every district, only the junctions on banks and
/// borders; with the districts' networks connected in themselves, its links make the whole city one graph.
/// </summary>
internal sealed class Crossings(IReadOnlyList<River> rivers)
{
    private const double DenseWithinM = 9_000;
    private const double DenseM = 1_500;
    private const double SparseM = 8_000;
    private const double ReachM = 450;
    private const double LandingM = 80;

    /// <summary>A bridge goes across, not along: its ends may be this far up or down the river from each other's mirror.</summary>
    private const double MaxSkewM = 220;

    /// <summary>Districts share corners, and a road has a length.</summary>
    private const double ShortestM = 1;

    private static readonly Coordinate Core = Projection.Utm48.ToMetres(106.5745, 29.5590);

    private readonly List<RoadNode> _banks = [];
    private readonly List<(string Name, DivisionCode Code, RoadNode[] Border)> _districts = [];

    public void Add(DistrictModel model)
    {
        _banks.AddRange(model.Roads.Nodes.Where(node => node.OnBank));
        var border = model.Roads.Nodes.Where(node => node.OnBorder).ToArray();
        _districts.Add((model.Plan.Name, model.Plan.Code, border.Length > 0 ? border : [.. model.Roads.Nodes.Take(1)]));
    }

    public IEnumerable<RoadFeature> Build() => Bridges().Concat(Tunnels());

    private IEnumerable<RoadFeature> Bridges()
    {
        foreach (var river in rivers)
        {
            var (number, since) = (0, DenseM / 2);
            var course = river.Centreline.Coordinates;
            for (var i = 0; i + 1 < course.Length; i++)
            {
                since += course[i].Distance(course[i + 1]);
                var apart = course[i].Distance(Core) < DenseWithinM ? DenseM : SparseM;
                if (since >= apart && Bridge(river, course[i], course[i + 1], number + 1) is { } bridge)
                {
                    (number, since) = (number + 1, 0);
                    yield return bridge;
                }
            }
        }
    }

    private RoadFeature? Bridge(River river, Coordinate at, Coordinate next, int number)
    {
        var length = at.Distance(next);
        var (ux, uy) = ((next.X - at.X) / length, (next.Y - at.Y) / length);
        var reach = (river.WidthM / 2) + ReachM;
        var near = _banks.Where(node => node.At.Distance(at) < reach && Skew(node.At) < MaxSkewM).ToArray();
        var left = near.Where(node => Side(node.At) > river.WidthM / 3).MinBy(node => Skew(node.At));
        var right = near.Where(node => Side(node.At) < -river.WidthM / 3).MinBy(node => Skew(node.At));
        if (left is null && right is null)
        {
            return null;
        }

        // Where the other bank is not in the package, the bridge ends on it all the same.
        var id = $"bridge-{river.Id}-{number}";
        var start = left ?? Landing(1);
        var end = right ?? Landing(-1);
        var line = GeometryFactory.Default.CreateLineString([start.At, end.At]);
        var road = new Road(
            id, $"{river.Name}{number}号大桥", RoadClasses.Trunk, Bridge: true, Tunnel: false, 0, 1, null, [], line);
        return DistrictWriter.ToFeature(road, start.Id, end.Id);

        double Side(Coordinate c) => (ux * (c.Y - at.Y)) - (uy * (c.X - at.X));
        double Skew(Coordinate c) => Math.Abs((ux * (c.X - at.X)) + (uy * (c.Y - at.Y)));
        RoadNode Landing(int side)
        {
            var away = side * ((river.WidthM / 2) + LandingM);
            return new RoadNode($"node-{id}", new Coordinate(at.X - (uy * away), at.Y + (ux * away)), default, true, true);
        }
    }

    /// <summary>A spanning tree of the shortest ways from district to district.</summary>
    private IEnumerable<RoadFeature> Tunnels()
    {
        var joined = _districts.Take(1).ToList();
        var rest = _districts.Skip(1).ToList();
        while (rest.Count > 0)
        {
            var ((from, to), district) = rest
                .Select(candidate => (Pair: Nearest(joined.SelectMany(j => j.Border), candidate.Border), candidate))
                .MinBy(found => found.Pair.From.At.Distance(found.Pair.To.At));
            joined.Add(district);
            rest.Remove(district);
            var line = GeometryFactory.Default.CreateLineString([from.At, to.At]);
            var wet = rivers.Any(river => river.Water.Intersects(line));
            var road = new Road(
                $"link-{district.Code}", $"{district.Name}{(wet ? "大桥" : "隧道")}", RoadClasses.Trunk, wet, !wet, 0, 1, null, [], line);
            yield return DistrictWriter.ToFeature(road, from.Id, to.Id);
        }
    }

    private static (RoadNode From, RoadNode To) Nearest(IEnumerable<RoadNode> from, RoadNode[] to)
    {
        var (best, bestM) = ((From: to[0], To: to[0]), double.MaxValue);
        foreach (var a in from)
        {
            foreach (var b in to)
            {
                var distance = a.At.Distance(b.At);
                if (distance < bestM && distance >= ShortestM)
                {
                    (best, bestM) = ((a, b), distance);
                }
            }
        }

        return best;
    }
}
