using CityTwin.City.Importing;
using CityTwin.City.Tests.Generation;
using CityTwin.Testing;

namespace CityTwin.City.Tests.Importing;

public sealed class CityImporterTests(MadeCity city) : IClassFixture<MadeCity>, IDisposable
{
    private const string Manhattan = "02-city-model/nyc-manhattan";

    private readonly TempFolder _folder = new();

    [Fact]
    public void Buildings_are_added_to_the_cells_they_stand_in()
    {
        var cell = city.Reader.Boundaries(DivisionLevel.Cell).First();
        var (x, y) = (cell.Outline.InteriorPoint.X, cell.Outline.InteriorPoint.Y);
        var square = FormattableString.Invariant(
            $"[[[{x},{y}],[{x + 0.00001},{y}],[{x + 0.00001},{y + 0.00001}],[{x},{y + 0.00001}],[{x},{y}]]]");
        var target = _folder.At("more");
        var result = CityImporter.Import(new ImportRequest(target, "more")
        {
            Base = city.Folder,
            Buildings = _folder.Write("b.geojson", BadFilesTests.Features(
                BadFilesTests.Building(7, square, properties: "\"height\":24,\"name\":\"新楼\",\"kind_detail\":\"apartments\""),
                BadFilesTests.Building(8, square, properties: "\"height\":null"))),
        });

        result.Notes.ShouldHaveSingleItem().ShouldContain("1 buildings have neither height nor storeys");
        CityPackageReader.Check(target).ShouldBeEmpty();
        var more = CityPackageReader.Open(target);
        more.Buildings().Count().ShouldBe(city.Reader.Buildings().Count() + 2);
        var added = more.Buildings().Single(b => b.Id == TwinId.Building(cell.Code, "i7"));
        (added.Cell, added.Name, added.HeightM, added.Storeys, added.Use, added.Generated)
            .ShouldBe((cell.Code, "新楼", 24, 8, "residential", false));
        added.BaseM.ShouldBeGreaterThan(100);
        more.Buildings().Single(b => b.Id == TwinId.Building(cell.Code, "i8")).HeightM.ShouldBe(9);
        more.Sensors().Count().ShouldBe(city.Reader.Sensors().Count());
    }

    [Fact]
    public void Devices_get_a_cell_and_a_twin()
    {
        var known = city.Reader.Sensors().First(sensor => sensor.Building is not null);
        var text = FormattableString.Invariant($"""
            deviceId,kind,lon,lat,building,name,extra
            acme-1,smoke,{known.Position.Longitude},{known.Position.Latitude},{known.Building},"Hall, upper",x
            acme-2,smoke,{known.Position.Longitude},{known.Position.Latitude},,,x

            """);
        var target = _folder.At("more");
        CityImporter.Import(new ImportRequest(target, "more") { Base = city.Folder, Devices = _folder.Write("d.csv", text) })
            .Devices.ShouldBe(2);

        var added = CityPackageReader.Open(target).Sensors().Where(s => !s.Generated).ToList();
        added.Select(s => s.Id).ShouldBe([TwinId.Sensor(known.Cell, "i0001"), TwinId.Sensor(known.Cell, "i0002")]);
        (added[0].Name, added[0].Building).ShouldBe(("Hall, upper", known.Building));
        added[1].Name.ShouldBe("acme-2");
    }

    [Fact]
    public void Roads_are_cut_where_they_meet()
    {
        const string cross = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"osm_id":"1","fclass":"primary","oneway":"T","maxspeed":0,"bridge":"T","tunnel":"F","name":"A"},
             "geometry":{"type":"LineString","coordinates":[[4.000,52.0],[4.001,52.0],[4.002,52.0]]}},
            {"type":"Feature","properties":{"osm_id":"2","fclass":"steps","oneway":"B","maxspeed":8,"bridge":"F","tunnel":"F","name":null},
             "geometry":{"type":"LineString","coordinates":[[4.001,52.001],[4.001,52.0]]}}]}
            """;
        var target = _folder.At("cross");
        CityImporter.Import(new ImportRequest(target, "cross") { Roads = _folder.Write("r.geojson", cross) }).Roads.ShouldBe(3);

        var roads = CityPackageReader.Open(target).Roads().ToList();
        roads.SelectMany(r => new[] { r.FromNode, r.ToNode }).Distinct().Count().ShouldBe(4);
        var against = roads[0];
        (against.OneWay, against.Bridge, against.Tunnel, against.SpeedKmH).ShouldBe((true, true, false, 60));
        against.Line.StartPoint.X.ShouldBe(4.002);
        (roads[2].Class, roads[2].SpeedKmH, roads[2].OneWay).ShouldBe((RoadClasses.Footway, 8, false));
    }

    [Fact]
    public void Manhattan_becomes_a_city_of_its_own()
    {
        var target = _folder.At("manhattan");
        var result = CityImporter.Import(new ImportRequest(target, "manhattan")
        {
            Buildings = SharedData.Require($"{Manhattan}/manhattan_south_buildings.geojson"),
            Roads = SharedData.Require($"{Manhattan}/manhattan_south_roads.geojson"),
        });

        result.Buildings.ShouldBe(14_335);
        result.Roads.ShouldBeGreaterThan(6_416);
        result.Notes.ShouldBe(
        [
            "457 buildings have neither height nor storeys: 9 m was assumed.", "424 buildings are cut off at a tile's edge.",
        ]);
        CityPackageReader.Check(target).ShouldBeEmpty();
        var reader = CityPackageReader.Open(target);
        (reader.Manifest.CityCode, reader.Manifest.Seed).ShouldBe(("99", null));
        reader.Manifest.Bbox.Contains(new GeoPoint(-74.0, 40.72)).ShouldBeTrue();
        reader.Buildings().Max(b => b.HeightM).ShouldBe(417);
        CityCatalogue.Load(target).Divisions.Count(d => d.Level == DivisionLevel.Cell).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_target_that_exists_is_left_alone()
    {
        var target = _folder.At("kept");
        Directory.CreateDirectory(target);
        Should.Throw<CityPackageException>(() => CityImporter.Import(
            new ImportRequest(target, "kept") { Base = city.Folder, Devices = _folder.Write("d.csv", "deviceId,kind,lon,lat\n") }));
        Directory.EnumerateFileSystemEntries(target).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();
}
