using CityTwin.City;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Routing;

/// <summary>
/// The roads as arrays: crossings are nodes, each edge can be gone along in two directions, its arcs
/// (<c>2 × edge</c> as it is drawn, <c>2 × edge + 1</c> against that). It does not change; many may ask it at once.
/// </summary>
public sealed class RoadGraph
{
    private readonly RoadFeature[] _roads;
    private readonly Coordinate[][] _lines;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly int[] _firstArc;
    private readonly int[] _arcs;
    private readonly string[] _nodeIds;
    private readonly PlanePoint[] _places;
    private readonly Dictionary<string, int> _edges;
    private readonly Dictionary<string, int> _nodes;
    private readonly RoadFinder _finder;

    private RoadGraph(RoadFeature[] roads, Func<Coordinate, Coordinate> toMetres, RoadGraphLimits limits)
    {
        Limits = limits;
        _roads = roads;
        _lines = [.. roads.Select(road => road.Line.Coordinates.Select(toMetres).ToArray())];
        LengthsM = [.. _lines.Select(LengthM)];
        (_from, _to) = (new int[roads.Length], new int[roads.Length]);
        _edges = [];
        _nodes = [];
        var (ids, places) = (new List<string>(), new List<PlanePoint>());
        for (var edge = 0; edge < roads.Length; edge++)
        {
            _edges.TryAdd(roads[edge].Id, edge);
            _from[edge] = Node(roads[edge].FromNode, _lines[edge][0]);
            _to[edge] = Node(roads[edge].ToNode, _lines[edge][^1]);
        }

        (_nodeIds, _places) = ([.. ids], [.. places]);
        (_firstArc, _arcs) = ArcsByNode(_from, _to, _nodeIds.Length);
        _finder = new RoadFinder(_lines);

        int Node(string id, Coordinate at)
        {
            if (!_nodes.TryGetValue(id, out var node))
            {
                _nodes.Add(id, node = ids.Count);
                ids.Add(id);
                places.Add(PlanePoint.Of(at));
            }

            return node;
        }
    }

    public RoadGraphLimits Limits { get; }

    public int Nodes => _nodeIds.Length;

    public int Edges => _roads.Length;

    internal double[] LengthsM { get; }

    /// <param name="roads">Edges of the city package.</param>
    /// <param name="toMetres">From the degrees of the package to metres; EPSG:32648 unless another is given.</param>
    /// <exception cref="ArgumentException">There are more edges than the limit.</exception>
    public static RoadGraph Build(
        IEnumerable<RoadFeature> roads, Func<Coordinate, Coordinate>? toMetres = null, RoadGraphLimits? limits = null)
    {
        limits ??= new RoadGraphLimits();
        var all = roads.Take(limits.MaxEdges + 1).ToArray();
        return all.Length <= limits.MaxEdges
            ? new RoadGraph(all, toMetres ?? (c => Projection.Utm48.ToMetres(c.X, c.Y)), limits)
            : throw new ArgumentException($"There are more than {limits.MaxEdges} roads: raise MaxEdges or take a part.", nameof(roads));
    }

    /// <summary>The index of an edge, or nothing for one that is not of this graph.</summary>
    public int? FindEdge(string id) => _edges.TryGetValue(id, out var edge) ? edge : null;

    /// <summary>The index of a node, or nothing for one that is not of this graph.</summary>
    public int? FindNode(string id) => _nodes.TryGetValue(id, out var node) ? node : null;

    /// <summary>Where on the roads a place is: the nearest point of an edge that the profile may use.</summary>
    /// <returns>Nothing when there is none within the limit.</returns>
    public RoadSnap? Snap(PlanePoint at, TravelProfile profile)
    {
        var found = _finder.Nearest(at, Limits.MaxSnapM, edge => profile.Classes.Contains(_roads[edge].Class));
        return found is var (edge, alongM, distanceM) ? new RoadSnap(edge, alongM, PointAt(edge, alongM), distanceM) : null;
    }

    public RoadFeature Road(int edge) => _roads[edge];

    public string NodeId(int node) => _nodeIds[node];

    public PlanePoint Place(int node) => _places[node];

    public int From(int edge) => _from[edge];

    public int To(int edge) => _to[edge];

    public double LengthM(int edge) => LengthsM[edge];

    /// <summary>The line of an edge, in metres.</summary>
    public IReadOnlyList<PlanePoint> Line(int edge) => [.. _lines[edge].Select(PlanePoint.Of)];

    /// <summary>The arcs that leave a node.</summary>
    internal ReadOnlySpan<int> ArcsOf(int node) => _arcs.AsSpan(_firstArc[node].._firstArc[node + 1]);

    internal int Head(int arc) => (arc & 1) == 0 ? _to[arc >> 1] : _from[arc >> 1];

    internal int Tail(int arc) => (arc & 1) == 0 ? _from[arc >> 1] : _to[arc >> 1];

    internal IEnumerable<int> EdgesWithin(PlanePoint centre, double radiusM) => _finder.Within(centre, radiusM);

    /// <summary>The point at a distance along an edge as it is drawn.</summary>
    internal PlanePoint PointAt(int edge, double alongM)
    {
        var line = _lines[edge];
        for (var i = 1; i < line.Length; i++)
        {
            var step = line[i - 1].Distance(line[i]);
            if (alongM <= step && step > 0)
            {
                return PlanePoint.Of(line[i - 1]).Towards(PlanePoint.Of(line[i]), Math.Max(0, alongM) / step);
            }

            alongM -= step;
        }

        return PlanePoint.Of(line[^1]);
    }

    /// <summary>The part of an edge between two distances along it, in the direction from the first to the second.</summary>
    internal IEnumerable<PlanePoint> Part(int edge, double fromM, double toM)
    {
        var line = _lines[edge];
        var (low, high) = (Math.Min(fromM, toM), Math.Max(fromM, toM));
        var inside = new List<PlanePoint> { PointAt(edge, low) };
        var along = 0.0;
        for (var i = 1; i < line.Length - 1; i++)
        {
            along += line[i - 1].Distance(line[i]);
            if (along > low && along < high)
            {
                inside.Add(PlanePoint.Of(line[i]));
            }
        }

        inside.Add(PointAt(edge, high));
        return fromM <= toM ? inside : inside.AsEnumerable().Reverse();
    }

    private static double LengthM(Coordinate[] line)
    {
        var length = 0.0;
        for (var i = 1; i < line.Length; i++)
        {
            length += line[i - 1].Distance(line[i]);
        }

        return length;
    }

    private static (int[] First, int[] Arcs) ArcsByNode(int[] from, int[] to, int nodes)
    {
        var first = new int[nodes + 1];
        for (var edge = 0; edge < from.Length; edge++)
        {
            first[from[edge] + 1]++;
            first[to[edge] + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            first[node + 1] += first[node];
        }

        var (next, arcs) = (first[..^1], new int[2 * from.Length]);
        for (var edge = 0; edge < from.Length; edge++)
        {
            arcs[next[from[edge]]++] = 2 * edge;
            arcs[next[to[edge]]++] = (2 * edge) + 1;
        }

        return (first, arcs);
    }
}
