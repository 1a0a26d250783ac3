using CityTwin.City.Importing;
using CityTwin.Testing;

namespace CityTwin.City.Tests.Importing;

public sealed class CityJsonTests : IDisposable
{
    private const string Folder = "02-city-model/cityjson";

    private readonly TempFolder _folder = new();

    /// <summary>The church tower in Amersfoort is the origin of the Dutch grid; its WGS 84 place is published.</summary>
    [Fact]
    public void The_dutch_grid_lies_where_it_is_published_to_lie()
    {
        foreach (var epsg in new[] { 28992, 7415 })
        {
            var tower = CoordinateSystems.ToDegrees(epsg)!(155_000, 463_000);
            tower.X.ShouldBe(5.387206, 1e-5);
            tower.Y.ShouldBe(52.155174, 1e-5);
        }
    }

    [Theory]
    [InlineData(4326, 106.5, 29.5)]
    [InlineData(3857, 11_855_526, 3_439_458)]
    [InlineData(32648, 645_358, 3_264_348)]
    public void Common_systems_are_known(int epsg, double x, double y)
    {
        var place = CoordinateSystems.ToDegrees(epsg)!(x, y);
        place.X.ShouldBe(106.5, 0.005);
        place.Y.ShouldBe(29.5, 0.01);
    }

    [Theory]
    [InlineData("delft.city.json", null, 160)]
    [InlineData("multi_lod.city.json", 28992, 10)]
    [InlineData("rotterdam_subset.city.json", 28992, 16)]
    [InlineData("DH_01_subs.city.json", 28992, 4)]
    public void Real_models_of_both_versions_become_cities(string file, int? epsg, int buildings)
    {
        var target = _folder.At("city");
        CityImporter.Import(new ImportRequest(target, "dutch") { Buildings = SharedData.Require($"{Folder}/{file}"), Epsg = epsg })
            .Buildings.ShouldBe(buildings);

        CityPackageReader.Check(target).ShouldBeEmpty();
        var made = CityPackageReader.Open(target).Buildings().ToList();
        made.ShouldAllBe(b => b.HeightM > 0 && b.HeightM < 120 && b.Footprint.Area > 0);
        made.ShouldAllBe(b => b.Footprint.Centroid.X > 3.3 && b.Footprint.Centroid.X < 7.3
            && b.Footprint.Centroid.Y > 50.7 && b.Footprint.Centroid.Y < 53.6);
    }

    [Fact]
    public void A_cube_has_its_ground_for_a_footprint_and_its_top_for_a_height()
    {
        var target = _folder.At("city");
        var path = _folder.Write("good.city.json", Cube("2.0", "https://www.opengis.net/def/crs/EPSG/0/32648"));
        CityImporter.Import(new ImportRequest(target, "x") { Buildings = path });
        var cube = CityPackageReader.Open(target).Buildings().ShouldHaveSingleItem();
        cube.Id.Value.ShouldEndWith(":itower");
        (cube.HeightM, cube.BaseM, cube.Storeys).ShouldBe((30, 200, 10));
        Projection.Utm48.ToMetres(cube.Footprint).Area.ShouldBe(400, 4);
    }

    [Theory]
    [InlineData("another version", "\"2.0\"", "\"0.9\"", 0, "0.9")]
    [InlineData("another type", "CityJSON", "CityGML", 0, "CityJSON")]
    [InlineData("an unknown system", "/32648", "/31370", 0, "31370")]
    [InlineData("no system", "referenceSystem", "somethingElse", 0, "coordinate system")]
    [InlineData("a vertex that is not there", "[0,1,2,3]", "[0,1,2,33]", 1, "vertex 33")]
    [InlineData("a vertex that is text", "[0,0,0]", "[\"0\",0,0]", 0, "")]
    [InlineData("too few corners", "[0,1,2,3]", "[0,1]", 1, "2 vertices")]
    [InlineData("a part that is not there", "\"geometry\"", "\"children\":[\"gone\"],\"geometry\"", 1, "gone")]
    [InlineData("a part of itself", "\"geometry\"", "\"children\":[\"tower\"],\"geometry\"", 1, "itself")]
    [InlineData("cut short", "]}]}}}", "]", 0, "")]
    [InlineData("no transform", "transform", "transfrom", 0, "")]
    [InlineData("a shape that is no building", "\"Solid\"", "\"MultiPoint\"", 1, "MultiPoint")]
    public void A_broken_model_is_refused(string what, string from, string to, int row, string reason)
    {
        var good = Cube("2.0", "https://www.opengis.net/def/crs/EPSG/0/32648");
        var bad = good.Replace(from, to);
        bad.ShouldNotBe(good, what);
        var path = _folder.Write("bad.city.json", bad);
        var refused = Should.Throw<CityPackageException>(
            () => CityImporter.Import(new ImportRequest(_folder.At("city"), "x") { Buildings = path }), what);
        (refused.File, refused.Row).ShouldBe((path, row), refused.Message);
        refused.Reason.ShouldContain(reason);
        Directory.EnumerateDirectories(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_model_larger_than_the_bound_is_refused_unread()
    {
        var path = _folder.Write("big.city.json", Cube("1.1", "EPSG:32648"));
        Should.Throw<CityPackageException>(() => CityImporter.Import(new ImportRequest(_folder.At("city"), "x")
        {
            Buildings = path, Limits = new ImportLimits { MaxCityJsonBytes = 100 },
        })).Reason.ShouldContain("more than 100");
    }

    public void Dispose() => _folder.Dispose();

    private static string Cube(string version, string system) => """
        {"type":"CityJSON","version":"VERSION","metadata":{"referenceSystem":"SYSTEM"},
        "transform":{"scale":[0.01,0.01,0.01],"translate":[650000,3270000,200]},
        "vertices":[[0,0,0],[2000,0,0],[2000,2000,0],[0,2000,0],[0,0,3000],[2000,0,3000],[2000,2000,3000],[0,2000,3000]],
        "CityObjects":{"tower":{"type":"Building","geometry":[{"type":"Solid","lod":"1","boundaries":[[
        [[0,1,2,3]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]
        ]]}]}}}
        """.Replace("VERSION", version).Replace("SYSTEM", system);
}
