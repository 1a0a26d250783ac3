using CityTwin.City.Generation;
using CsCheck;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Tests.Tiling;

public class DistrictTilingTests
{
    private const double EastM = 650_000;
    private const double NorthM = 3_270_000;

    /// <summary>Stars of any shape, one to five streets, with a river through them or not.</summary>
    private static readonly Gen<(double[] Radii, int Streets, int Cells, bool River, long Seed)> Districts = Gen.Select(
        Gen.Double[700, 2_400].Array[5, 14], Gen.Int[1, 5], Gen.Int[1, 6], Gen.Bool, Gen.Long[0, 1_000_000]);

    [Fact]
    public void Children_fill_their_parent_without_gap_or_overlap() => Districts.Sample(district =>
    {
        var (plan, tiling) = Cut(district.Radii, district.Streets, district.Cells, district.River, district.Seed);
        Fills(tiling.Cells, tiling.Communities, DivisionLevel.Community);
        Fills(tiling.Communities, tiling.Streets, DivisionLevel.Street);
        Fills(tiling.Streets, [tiling.District], DivisionLevel.District);
        tiling.District.Shape.SymmetricDifference(plan.Outline).Area.ShouldBeLessThan(plan.Outline.Length * PlanarMap.GridM);
    }, iter: 25);

    /// <summary>Each stretch of border is the same two vertices for both neighbours, or it is the district's own outline.</summary>
    [Fact]
    public void Neighbours_share_every_vertex_of_their_border() => Districts.Sample(district =>
    {
        var (_, tiling) = Cut(district.Radii, district.Streets, district.Cells, district.River, district.Seed);
        var borders = tiling.Cells.SelectMany(cell => Segments(cell.Shape)).CountBy(segment => segment).ToArray();
        borders.ShouldAllBe(border => border.Value <= 2);
        var outline = borders.Where(border => border.Value == 1).Sum(border => border.Key.Item1.Distance(border.Key.Item2));
        outline.ShouldBe(tiling.District.Shape.Length, 1e-6 * outline);
    }, iter: 25);

    [Fact]
    public void Every_community_gets_the_cells_it_was_to_have_numbered_from_the_north_west()
    {
        var (plan, tiling) = Cut([1_500, 1_600, 1_500, 1_400, 1_600], 2, 6, river: false, 3);
        tiling.Cells.Count.ShouldBe(plan.Streets.Sum(s => s.Communities.Count) * 6);
        foreach (var community in tiling.Cells.GroupBy(cell => cell.Code.Parent!.Value))
        {
            community.Select(cell => cell.Code.Value[^3..]).ShouldBe(["001", "002", "003", "004", "005", "006"]);
            community.First().Shape.Centroid.Y.ShouldBeGreaterThan(community.Last().Shape.Centroid.Y);
        }
    }

    private static (DistrictPlan Plan, DistrictTiling Tiling) Cut(
        double[] radii, int streets, int cells, bool river, long seed)
    {
        var ring = radii.Select((radius, i) => new Coordinate(
            EastM + (radius * Math.Cos(i * 2 * Math.PI / radii.Length)),
            NorthM + (radius * Math.Sin(i * 2 * Math.PI / radii.Length)))).ToArray();
        var outline = GeometryFactory.Default.CreatePolygon([.. ring, ring[0]]);
        var plan = new DistrictPlan(
            DivisionCode.Parse("500103"), "区", "", outline, new Coordinate(EastM, NorthM),
            [.. Enumerable.Range(1, streets).Select(s => new StreetPlan(
                DivisionCode.Parse($"500103{s:000}"), $"{s}街道", "", null,
                [.. Enumerable.Range(1, (s % 3) + 1).Select(c => new CommunityPlan(DivisionCode.Parse($"500103{s:000}{c:000}"), $"{c}社区"))]))]);
        var course = GeometryFactory.Default.CreateLineString(
            [new(EastM - 3_000, NorthM + 200), new(EastM, NorthM - 150), new(EastM + 3_000, NorthM + 300)]);
        River[] rivers = river ? [new River("river-1", "河", "", 220, course, course.Buffer(110))] : [];
        return (plan, DistrictTiling.Cut(plan, Banks.In(outline, rivers), _ => cells, seed));
    }

    private static void Fills(IEnumerable<Tile> children, IEnumerable<Tile> parents, DivisionLevel level)
    {
        var families = children.ToLookup(child => child.Code.Parent!.Value);
        foreach (var parent in parents)
        {
            parent.Code.Level.ShouldBe(level);
            parent.Shape.IsValid.ShouldBeTrue();
            families[parent.Code].Sum(child => child.Shape.Area).ShouldBe(parent.Shape.Area, 1e-7 * parent.Shape.Area);
        }
    }

    private static IEnumerable<(Coordinate, Coordinate)> Segments(Geometry shape)
    {
        for (var g = 0; g < shape.NumGeometries; g++)
        {
            var polygon = (Polygon)shape.GetGeometryN(g);
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(r => r.Coordinates))
            {
                for (var i = 0; i + 1 < ring.Length; i++)
                {
                    yield return ring[i].CompareTo(ring[i + 1]) < 0 ? (ring[i], ring[i + 1]) : (ring[i + 1], ring[i]);
                }
            }
        }
    }
}
