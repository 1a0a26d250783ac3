using CityTwin.City.Generation;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Quadtree;

namespace CityTwin.City.Tests.Generation;

public class CityGeneratorTests(MadeCity city) : IClassFixture<MadeCity>
{
    private CityPackageReader Reader => city.Reader;

    [Fact]
    public void The_package_has_no_problem() => CityPackageReader.Check(city.Folder).ShouldBeEmpty();

    [Fact]
    public void The_same_seed_makes_the_same_bytes_and_another_seed_another_city()
    {
        Hashes(city.Make("again", seed: 7)).ShouldBe(Hashes(city.Folder));
        Hashes(city.Make("other", seed: 8)).ShouldNotBe(Hashes(city.Folder));
    }

    [Fact]
    public void It_is_as_large_as_it_was_meant_to_be()
    {
        Reader.Boundaries(DivisionLevel.Cell).Count().ShouldBe(800);
        Reader.Sensors().Count().ShouldBe(2_000);
        Reader.Buildings().Count().ShouldBeInRange(1_200, 1_600);
    }

    [Fact]
    public void Every_kind_of_sensor_is_placed() => Reader.Sensors().Select(sensor => sensor.Kind).Distinct().Order()
        .ShouldBe(Reader.SensorKinds().Select(kind => kind.Code).Order());

    [Fact]
    public void What_was_made_is_marked_so()
    {
        Reader.Manifest.Generated.ShouldBeTrue();
        Reader.Manifest.NoticeZh.ShouldContain("示意");
        Reader.Boundaries(DivisionLevel.District).ShouldAllBe(b => b.Schematic && !b.Generated);
        foreach (var level in new[] { DivisionLevel.Street, DivisionLevel.Community, DivisionLevel.Cell })
        {
            Reader.Boundaries(level).ShouldAllBe(b => b.Generated && b.Schematic);
        }

        Reader.Divisions().ShouldAllBe(d => d.Generated == (d.Level == DivisionLevel.Cell));
        Reader.Buildings().ShouldAllBe(b => b.Generated);
        Reader.Roads().ShouldAllBe(r => r.Generated);
        Reader.Waters().ShouldAllBe(w => w.Generated);
        Reader.Pipes().ShouldAllBe(p => p.Generated);
        Reader.RiskPoints().ShouldAllBe(r => r.Generated);
        Reader.Sensors().ShouldAllBe(s => s.Generated);
    }

    [Fact]
    public void Sensors_stand_in_their_cells()
    {
        var cells = Reader.Boundaries(DivisionLevel.Cell).ToDictionary(b => b.Code, b => b.Outline);
        Reader.Sensors()
            .Where(s => !cells[s.Cell].Intersects(Point(s.Position)))
            .Select(s => $"{s.Id} {s.Kind}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void River_gauges_stand_by_the_river_they_watch()
    {
        var rivers = Reader.Waters().Where(w => w.Kind == WaterFeature.River).ToDictionary(w => w.Id);
        var gauges = Reader.Sensors().Where(s => s.Kind == "river-level").ToList();
        gauges.ShouldNotBeEmpty();
        gauges.ShouldAllBe(s => rivers[s.Asset].Shape.Distance(Point(s.Position)) * Wgs84.MetresPerDegree < 80
            && s.Catchment == rivers[s.Asset].Name);
    }

    [Fact]
    public void Rain_drain_and_road_are_watched_together_somewhere()
    {
        string[] together = ["rain", "drain-level", "road-water"];
        Reader.Sensors().GroupBy(s => s.Cell)
            .Count(cell => together.All(kind => cell.Any(s => s.Kind == kind)))
            .ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Buildings_stand_clear_of_water_roads_and_each_other()
    {
        var around = new Quadtree<(string Id, Geometry Shape, double ClearM)>();
        foreach (var water in Reader.Waters().Where(w => w.Kind == WaterFeature.River))
        {
            around.Insert(water.Shape.EnvelopeInternal, (water.Id, water.Shape, 0));
        }

        foreach (var road in Reader.Roads().Where(r => !r.Tunnel))
        {
            around.Insert(road.Line.EnvelopeInternal, (road.Id, road.Line, RoadClasses.WidthM(road.Class) / 2));
        }

        foreach (var building in Reader.Buildings())
        {
            foreach (var (id, shape, clearM) in around.Query(Widened(building.Footprint.EnvelopeInternal)))
            {
                var metres = Projection.Utm48.ToMetres(shape).Distance(Projection.Utm48.ToMetres(building.Footprint));
                metres.ShouldBeGreaterThan(clearM, $"{building.Id} and {id}");
            }

            around.Insert(building.Footprint.EnvelopeInternal, (building.Id.Value, building.Footprint, 0));
        }
    }

    [Fact]
    public void The_core_reaches_higher_than_the_rest()
    {
        var core = new Coordinate(106.5745, 29.5590);
        var byDistance = Reader.Buildings().OrderBy(b => b.Footprint.Centroid.Coordinate.Distance(core)).ToList();
        byDistance.Take(150).Average(b => b.HeightM).ShouldBeGreaterThan(1.5 * byDistance.TakeLast(150).Average(b => b.HeightM));
    }

    [Fact]
    public void A_missing_source_is_refused_and_nothing_is_left()
    {
        using var empty = new TempFolder();
        var target = empty.At("city");
        Should.Throw<CityPackageException>(() => CityGenerator.Generate(new CityRecipe("yuzhong", empty.Path), target));
        Directory.EnumerateFileSystemEntries(empty.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("atlantis", 1)]
    [InlineData("yuzhong", 0)]
    [InlineData("yuzhong", double.NaN)]
    public void An_unknown_recipe_is_refused(string name, double scale) =>
        Should.Throw<ArgumentException>(() => CityGenerator.Generate(new CityRecipe(name, city.Sources, 1, scale), "nowhere"));

    private static Point Point(GeoPoint at) => GeometryFactory.Default.CreatePoint(new Coordinate(at.Longitude, at.Latitude));

    private static Envelope Widened(Envelope box)
    {
        box = box.Copy();
        box.ExpandBy(0.0005);
        return box;
    }

    private static string Hashes(string folder) =>
        string.Join('\n', CityPackageReader.Open(folder).Manifest.Files.Select(file => $"{file.File} {file.Sha256}"));
}
