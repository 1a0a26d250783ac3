using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// The sites around which streets, communities and cells lie, and the lines between them, each level's inside its parent.
/// The cells' sites are the leaves, numbered through the district.
/// </summary>
internal sealed class SiteTree
{
    /// <summary>A town is this many times as crowded as the country at the district's edge.</summary>
    private const double TownDensity = 14;

    private readonly List<Geometry> _lines = [];
    private readonly List<(CommunityPlan Community, int[] Leaves)> _leaves = [];
    private readonly Branch _root;
    private int _count;

    public SiteTree(DistrictPlan plan, Geometry land, Func<CommunityPlan, int> cellsOf, long seed)
    {
        var sites = StreetSites(plan, land, seed);
        var children = new List<Branch>();
        foreach (var (street, shape) in Divide(plan.Outline, sites, plan.Streets))
        {
            children.Add(CutStreet(street, shape, land, cellsOf, seed));
        }

        _root = new Branch([.. sites], [.. children], 0);
    }

    public IReadOnlyList<Geometry> Lines => _lines;

    public IReadOnlyList<(CommunityPlan Community, int[] Leaves)> LeavesByCommunity => _leaves;

    /// <summary>Which cell a place belongs to: the nearest street's nearest community's nearest cell.</summary>
    public int LeafAt(Coordinate place)
    {
        var branch = _root;
        while (true)
        {
            var nearest = Sites.Nearest(branch.Sites, place);
            if (branch.Children.Length == 0)
            {
                return branch.FirstLeaf + nearest;
            }

            branch = branch.Children[nearest];
        }
    }

    /// <summary>Streets crowd around the district's town, its built-up ones nearest.</summary>
    private static Coordinate[] StreetSites(DistrictPlan plan, Geometry land, long seed)
    {
        var random = Seeds.For(seed, $"streets of {plan.Code}");
        var box = land.EnvelopeInternal;
        var reach = Math.Max(box.Width, box.Height) / 6;
        var known = plan.Streets.Where(street => street.Near is not null)
            .Select(street => Projection.Utm48.ToMetres(street.Near!.Value.Longitude, street.Near.Value.Latitude)).ToArray();
        if (known.Length == plan.Streets.Count)
        {
            // Evening out may move a street a little, and it keeps its number.
            return Sites.Spread(land, known.Length, random, density: null, known);
        }

        var sites = Sites.Spread(land, plan.Streets.Count, random, place =>
            (1 + ((TownDensity - 1) * Math.Exp(-place.Distance(plan.Centre) / reach))) / TownDensity);
        var nearFirst = sites.OrderBy(site => site.Distance(plan.Centre)).ToArray();
        var urbanFirst = plan.Streets.Select((street, i) => (street, i)).OrderBy(x => x.street.IsUrban ? 0 : 1).Select(x => x.i);
        var placed = new Coordinate[sites.Length];
        foreach (var (rank, street) in urbanFirst.Index())
        {
            placed[street] = nearFirst[rank];
        }

        return placed;
    }

    private Branch CutStreet(
        StreetPlan street, Geometry shape, Geometry land, Func<CommunityPlan, int> cellsOf, long seed)
    {
        var random = Seeds.For(seed, $"communities of {street.Code}");
        var sites = Sites.Spread(Dry(shape, land), street.Communities.Count, random);
        var children = new List<Branch>();
        foreach (var (community, part) in Divide(shape, sites, street.Communities))
        {
            var cells = Sites.Spread(
                Dry(part, land), cellsOf(community), Seeds.For(seed, $"cells of {community.Code}"));
            DrawLines(new Voronoi(cells, Around(part)), part);
            _leaves.Add((community, [.. Enumerable.Range(_count, cells.Length)]));
            children.Add(new Branch(cells, [], _count));
            _count += cells.Length;
        }

        return new Branch(sites, [.. children], 0);
    }

    /// <summary>Draws the lines between the sites inside a shape; gives each owner's part of it.</summary>
    private List<(T Owner, Geometry Part)> Divide<T>(
        Geometry shape, IReadOnlyList<Coordinate> sites, IReadOnlyList<T> owners)
    {
        var voronoi = new Voronoi(sites, Around(shape));
        DrawLines(voronoi, shape);
        return [.. owners.Select((owner, i) => (owner, Areas.Of(voronoi.Parts[i].Intersection(shape))))];
    }

    private void DrawLines(Voronoi voronoi, Geometry shape)
    {
        if (voronoi.Parts.Count > 1)
        {
            _lines.Add(voronoi.Edges.Intersection(shape));
        }
    }

    private static Envelope Around(Geometry shape)
    {
        var box = shape.EnvelopeInternal.Copy();
        box.ExpandBy(10);
        return box;
    }

    /// <summary>What of it is land, where that is more than a strip of the bank.</summary>
    private static Geometry Dry(Geometry shape, Geometry land)
    {
        var dry = Areas.Of(shape.Intersection(land));
        return dry.Area > shape.Area / 20 ? dry : shape;
    }

    private sealed record Branch(Coordinate[] Sites, Branch[] Children, int FirstLeaf);
}
