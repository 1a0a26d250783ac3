using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// Roads run where divisions meet and along the rivers: cells are the blocks between streets. The greater the divisions
/// that a line parts, the wider the road on it.
/// </summary>
internal sealed class RoadBuilder
{
    private const double FootwayShare = 0.16;
    private const double OneWayShare = 0.12;

    private readonly DistrictPlan _plan;
    private readonly DistrictTiling _tiling;
    private readonly IReadOnlyList<River> _rivers;
    private readonly long _seed;
    private readonly Dictionary<DivisionCode, StreetPlan> _streets;
    private readonly Dictionary<DivisionCode, CommunityPlan> _communities;

    private RoadBuilder(DistrictPlan plan, DistrictTiling tiling, IReadOnlyList<River> rivers, long seed)
    {
        (_plan, _tiling, _rivers, _seed) = (plan, tiling, rivers, seed);
        _streets = plan.Streets.ToDictionary(street => street.Code);
        _communities = plan.Streets.SelectMany(street => street.Communities).ToDictionary(community => community.Code);
    }

    public static RoadNetwork Build(DistrictPlan plan, DistrictTiling tiling, IReadOnlyList<River> rivers, long seed)
    {
        var builder = new RoadBuilder(plan, tiling, rivers, seed);
        var pieces = tiling.Edges.Select(builder.ToPiece).OfType<Piece>().ToArray();
        return MainRoad.Widen(
            new RoadChains(plan, pieces).ToNetwork(builder.OneWay).Joined(builder.Link), plan);
    }

    /// <summary>What road runs on a line of the map, if one does.</summary>
    private Piece? ToPiece(Edge edge)
    {
        if (edge.Right == Edge.Outside)
        {
            return null;
        }

        var (left, right) = (_tiling.Faces[edge.Left], _tiling.Faces[edge.Right]);
        if (left.Wet && right.Wet)
        {
            return null;
        }

        if (left.Wet != right.Wet)
        {
            var dry = left.Wet ? right : left;
            var street = _tiling.Cells[dry.Cell].Code.Street;
            return new Piece(edge.From, edge.To, RoadClasses.Primary, BankName(edge.From), street, [dry.Cell], OnBank: true);
        }

        return left.Cell == right.Cell ? null : Between(edge, left.Cell, right.Cell);
    }

    private Piece Between(Edge edge, int left, int right)
    {
        var (a, b) = (_tiling.Cells[left].Code, _tiling.Cells[right].Code);
        var first = a.CompareTo(b) < 0 ? a : b;
        var (roadClass, name) = (first.Street, first.Parent!.Value) switch
        {
            _ when a.Street != b.Street => (RoadClasses.Secondary, $"{_streets[first.Street].ShortName}大道"),
            _ when a.Parent != b.Parent => (RoadClasses.Tertiary, $"{_communities[first.Parent!.Value].ShortName}路"),
            _ => Lane(first, a.CompareTo(b) < 0 ? b : a),
        };
        return new Piece(edge.From, edge.To, roadClass, name, first.Street, [left, right], OnBank: false);
    }

    /// <summary>Chongqing's steep lanes are often stairs.</summary>
    private (string Class, string Name) Lane(DivisionCode first, DivisionCode second)
    {
        var stairs = Seeds.For(_seed, $"lane {first} {second}").NextDouble() < FootwayShare;
        var community = _communities[first.Parent!.Value].ShortName;
        return stairs
            ? (RoadClasses.Footway, $"{community}{int.Parse(first.Value[^3..])}号梯道")
            : (RoadClasses.Residential, $"{community}{int.Parse(first.Value[^3..])}支路");
    }

    private string BankName(Coordinate at)
    {
        var river = _rivers.MinBy(r => r.Centreline.Distance(GeometryFactory.Default.CreatePoint(at)));
        return river is null ? "滨江路" : $"{river.Name}滨江路";
    }

    private bool OneWay(Road road) => road.Class == RoadClasses.Residential
        && Seeds.For(_seed, $"one-way {road.Id}").NextDouble() < OneWayShare;

    /// <summary>Over water by bridge, through the hill by tunnel.</summary>
    private Road Link(RoadNode from, int fromIndex, RoadNode to, int toIndex)
    {
        var line = GeometryFactory.Default.CreateLineString([from.At, to.At]);
        var wet = _rivers.Any(river => river.Water.Intersects(line));
        return new Road(
            $"road-{_plan.Code}-x{fromIndex}", wet ? $"{_plan.Name}大桥" : $"{_plan.Name}隧道", RoadClasses.Trunk, wet, !wet,
            fromIndex, toIndex, wet ? null : from.Street, [], line);
    }
}
