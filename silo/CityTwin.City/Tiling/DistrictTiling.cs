using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.OverlayNG;

namespace CityTwin.City.Generation;

/// <summary>
/// A district cut into streets, communities and cells that fill it. Each level's dividing lines are drawn inside its
/// parent; all of them together with the river banks are made into one planar map, and every face of it is given to the
/// cell whose site is nearest. A parent is the union of its children: it cannot but be filled by them.
/// </summary>
internal sealed class DistrictTiling
{
    private DistrictTiling(
        Tile district, IReadOnlyList<Tile> streets, IReadOnlyList<Tile> communities, IReadOnlyList<Tile> cells,
        IReadOnlyList<Face> faces)
    {
        (District, Streets, Communities, Cells, Faces) = (district, streets, communities, cells, faces);
        Edges = PlanarMap.Edges(faces);
    }

    public Tile District { get; }

    public IReadOnlyList<Tile> Streets { get; }

    public IReadOnlyList<Tile> Communities { get; }

    public IReadOnlyList<Tile> Cells { get; }

    public IReadOnlyList<Face> Faces { get; }

    public IReadOnlyList<Edge> Edges { get; }

    /// <param name="cellsOf">How many cells a community is to have, at least 1.</param>
    public static DistrictTiling Cut(
        DistrictPlan plan, Banks banks, Func<CommunityPlan, int> cellsOf, long seed)
    {
        var sites = new SiteTree(plan, banks.Land, cellsOf, seed);
        var shapes = PlanarMap.Faces(sites.Lines.Append(plan.Outline).Append(BankLine(plan, banks)));
        var outline = PreparedGeometryFactory.Prepare(plan.Outline);
        var zone = PreparedGeometryFactory.Prepare(banks.Zone);
        var found = new List<(Polygon Shape, int Leaf, bool Wet)>(shapes.Length);
        foreach (var shape in shapes)
        {
            var inside = shape.InteriorPoint;
            if (outline.Contains(inside))
            {
                found.Add((shape, sites.LeafAt(inside.Coordinate), zone.Contains(inside)));
            }
        }

        var byLeaf = found.ToLookup(face => face.Leaf);
        var (cells, places) = NumberCells(sites, byLeaf);
        var communities = Merge(
            cells, DivisionLevel.Community, plan.Streets.SelectMany(s => s.Communities).ToDictionary(c => c.Code, c => (c.Name, "")));
        var streets = Merge(communities, DivisionLevel.Street, plan.Streets.ToDictionary(s => s.Code, s => (s.Name, s.NameEn)));
        var district = Merge(streets, DivisionLevel.District, new() { [plan.Code] = (plan.Name, plan.NameEn) })[0];
        return new DistrictTiling(
            district with { Inside = plan.Centre }, streets, communities, cells,
            [.. found.Select(face => new Face(face.Shape, places[face.Leaf], face.Wet))]);
    }

    private static Geometry BankLine(DistrictPlan plan, Banks banks) =>
        banks.Zone.IsEmpty ? banks.Zone : banks.Zone.Boundary.Intersection(plan.Outline);

    /// <summary>Within a community from north to south and in each band from west to east.</summary>
    private static (Tile[] Cells, Dictionary<int, int> PlaceOfLeaf) NumberCells(
        SiteTree sites, ILookup<int, (Polygon Shape, int Leaf, bool Wet)> faces)
    {
        var cells = new List<Tile>();
        var places = new Dictionary<int, int>();
        foreach (var (community, leaves) in sites.LeavesByCommunity)
        {
            var shapes = leaves.Where(leaf => faces[leaf].Any()).Select(leaf => (Leaf: leaf, Shape: Union(faces[leaf].Select(f => f.Shape)))).ToArray();
            if (shapes.Length == 0)
            {
                throw new InvalidOperationException($"No ground was left for {community.Code} {community.Name}.");
            }

            var bandM = Math.Sqrt(shapes.Average(s => s.Shape.Area));
            var top = shapes.Max(s => s.Shape.Centroid.Y);
            var ordered = shapes
                .OrderBy(s => (int)Math.Round((top - s.Shape.Centroid.Y) / bandM))
                .ThenBy(s => s.Shape.Centroid.X);
            foreach (var (sequence, (leaf, shape)) in ordered.Index())
            {
                var code = DivisionCode.Parse($"{community.Code}{sequence + 1:000}");
                places.Add(leaf, cells.Count);
                var land = faces[leaf].Where(f => !f.Wet).MaxBy(f => f.Shape.Area).Shape ?? shape;
                cells.Add(new Tile(code, $"{community.ShortName}第{sequence + 1}网格", "", shape, land.InteriorPoint.Coordinate));
            }
        }

        return ([.. cells], places);
    }

    private static Tile[] Merge(
        IReadOnlyList<Tile> children, DivisionLevel level, Dictionary<DivisionCode, (string Name, string NameEn)> names) =>
    [
        .. children.GroupBy(child => child.Code.Parent!.Value).Select(family =>
        {
            var shape = Union(family.Select(child => child.Shape));
            var middle = shape.Centroid.Coordinate;
            var inside = family.MinBy(child => child.Inside.Distance(middle))!.Inside;
            return new Tile(family.Key, names[family.Key].Name, names[family.Key].NameEn, shape, inside);
        }),
    ];

    private static Geometry Union(IEnumerable<Geometry> shapes)
    {
        var all = shapes.ToArray();
        var union = all.Length == 1 ? all[0].Copy() : CoverageUnion.Union(GeometryFactory.Default.BuildGeometry(all));
        union.Normalize();
        return union;
    }
}
