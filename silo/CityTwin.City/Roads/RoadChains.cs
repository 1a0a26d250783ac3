using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Makes bits of road into roads from junction to junction.</summary>
internal sealed class RoadChains
{
    private readonly DistrictPlan _plan;
    private readonly Piece[] _pieces;
    private readonly Dictionary<Coordinate, List<int>> _at = [];
    private readonly Dictionary<Coordinate, int> _nodes = [];
    private readonly List<RoadNode> _found = [];

    public RoadChains(DistrictPlan plan, Piece[] pieces)
    {
        (_plan, _pieces) = (plan, pieces);
        foreach (var (i, piece) in pieces.Index())
        {
            Add(piece.From, i);
            Add(piece.To, i);
        }
    }

    public RoadNetwork ToNetwork(Func<Road, bool> oneWay)
    {
        var roads = new List<Road>();
        var used = new bool[_pieces.Length];

        // From the junctions first; what is left over are rings without one, which get a node anywhere.
        foreach (var start in _at.Keys.Where(IsJunction).Concat(_at.Keys.ToArray()))
        {
            foreach (var first in _at[start].Where(piece => !used[piece]))
            {
                var path = Follow(start, first, used);
                var piece = _pieces[first];
                var road = new Road(
                    $"road-{_plan.Code}-{roads.Count + 1}", piece.Name, piece.Class, Bridge: false, Tunnel: false,
                    NodeAt(path[0]), NodeAt(path[^1]), piece.Street, piece.Cells,
                    GeometryFactory.Default.CreateLineString([.. path]));
                roads.Add(road with { OneWay = oneWay(road) });
            }
        }

        return new RoadNetwork(_found, roads);
    }

    private List<Coordinate> Follow(Coordinate start, int first, bool[] used)
    {
        List<Coordinate> path = [start];
        var (at, piece) = (start, first);
        while (true)
        {
            used[piece] = true;
            at = _pieces[piece].Other(at);
            path.Add(at);
            var next = _at[at].FindIndex(p => !used[p]);
            if (IsJunction(at) || next < 0)
            {
                return path;
            }

            piece = _at[at][next];
        }
    }

    private bool IsJunction(Coordinate at) =>
        _at[at] is not [var one, var other] || !_pieces[one].Continues(_pieces[other]);

    private int NodeAt(Coordinate at)
    {
        if (!_nodes.TryGetValue(at, out var node))
        {
            var pieces = _at[at].Select(piece => _pieces[piece]).ToArray();
            _nodes.Add(at, node = _found.Count);
            _found.Add(new RoadNode(
                $"node-{_plan.Code}-{node + 1}", at, pieces.Min(piece => piece.Street),
                OnBank: Array.Exists(pieces, piece => piece.OnBank), OnBorder: pieces.Length == 1));
        }

        return node;
    }

    private void Add(Coordinate at, int piece)
    {
        if (!_at.TryGetValue(at, out var pieces))
        {
            _at.Add(at, pieces = []);
        }

        pieces.Add(piece);
    }
}
