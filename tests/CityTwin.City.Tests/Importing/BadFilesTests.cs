using System.Text;
using CityTwin.City.Importing;
using CityTwin.City.Tests.Generation;

namespace CityTwin.City.Tests.Importing;

/// <summary>Each is refused with file, row and reason, and leaves no package behind.</summary>
public sealed class BadFilesTests(MadeCity city) : IClassFixture<MadeCity>, IDisposable
{
    private const string Square = "[[[106.55,29.55],[106.5505,29.55],[106.5505,29.5505],[106.55,29.5505],[106.55,29.55]]]";

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string, int, string> Buildings => new()
    {
        { "truncated", Features(Building(1, Square))[..^40], 1, "" },
        { "not JSON", "<gml/>", 0, "JSON" },
        { "an array", "[1,2]", 0, "features" },
        { "features is a number", """{"type":"FeatureCollection","features":3}""", 0, "features" },
        { "a feature is a number", """{"type":"FeatureCollection","features":[3]}""", 1, "Feature" },
        { "null geometry", Features(Building(1, Square), Building(2, "null", type: null)), 2, "null" },
        { "a point", Features(Building(1, "[106.55,29.55]", "Point")), 1, "Point" },
        { "NaN", Features(Building(1, Square.Replace("106.5505", "NaN"))), 1, "JSON" },
        { "infinite", Features(Building(1, Square.Replace("106.5505", "1e999"))), 1, "" },
        { "text for a coordinate", Features(Building(1, Square.Replace("106.5505", "\"106\""))), 1, "" },
        { "no place on earth", Features(Building(1, Square.Replace("106.55,", "106550,"))), 1, "degrees" },
        {
            "crosses itself",
            Features(Building(1, "[[[106.55,29.55],[106.56,29.56],[106.56,29.55],[106.55,29.56],[106.55,29.55]]]")), 1, "crosses"
        },
        { "height as a word", Features(Building(1, Square, properties: "\"height\":\"tall\"")), 1, "height" },
        { "height below zero", Features(Building(1, Square, properties: "\"height\":-3")), 1, "height" },
        { "storeys beyond belief", Features(Building(1, Square, properties: "\"storeys\":3000")), 1, "storeys" },
        { "an id twice", Features(Building(1, Square), Building(2, Square), Building(1, Square)), 3, "row 1" },
        { "outside the city", Features(Building(1, Square.Replace("106.55", "107.55"))), 1, "no cell" },
    };

    public static TheoryData<string, string, int, string> Devices => new()
    {
        { "an empty file", "", 1, "deviceId" },
        { "a column missing", "deviceId,kind,lon\na-1,rain,106.55\n", 1, "lat" },
        { "a field short", "deviceId,kind,lon,lat\na-1,rain,106.55\n", 2, "3" },
        { "a name with a slash", "deviceId,kind,lon,lat\na/1,rain,106.55,29.55\n", 2, "deviceId" },
        { "an unknown kind", "deviceId,kind,lon,lat\na-1,rainn,106.55,29.55\n", 2, "rainn" },
        { "a word for a number", "deviceId,kind,lon,lat\na-1,rain,east,29.55\n", 2, "lon" },
        { "NaN", "deviceId,kind,lon,lat\na-1,rain,NaN,29.55\n", 2, "lon" },
        { "a device twice", "deviceId,kind,lon,lat\na-1,rain,106.55,29.55\na-1,rain,106.55,29.55\n", 3, "row 2" },
        { "a device the package has", "deviceId,kind,lon,lat\nrain-500103-00001,rain,106.55,29.55\n", 2, "already" },
        { "an unknown cell", "deviceId,kind,lon,lat,cell\na-1,rain,106.55,29.55,500999001001001\n", 2, "500999001001001" },
        { "a code of 9 digits", "deviceId,kind,lon,lat,cell\na-1,rain,106.55,29.55,500103001\n", 2, "15 digits" },
        { "an unknown building", "deviceId,kind,lon,lat,building\na-1,smoke,106.55,29.55,building:500103001001001:x9\n", 2, "building" },
        { "outside the city", "deviceId,kind,lon,lat\na-1,rain,16.55,29.55\n", 2, "no cell" },
    };

    public static TheoryData<string, string, int, string> Roads => new()
    {
        { "an unknown class", Features(Road("\"fclass\":\"canal\"")), 1, "canal" },
        { "no length", Features(Road("\"fclass\":\"primary\"").Replace("29.56", "29.55").Replace("106.56", "106.55")), 1, "length" },
        { "a polygon", Features(Building(1, Square)), 1, "LineString" },
        { "one-way in a way of its own", Features(Road("\"fclass\":\"primary\",\"oneway\":\"sometimes\"")), 1, "sometimes" },
        { "faster than sound", Features(Road("\"fclass\":\"primary\",\"maxspeed\":1300")), 1, "1300" },
    };

    [Theory]
    [MemberData(nameof(Buildings))]
    public void Bad_buildings_are_refused(string what, string text, int row, string reason) =>
        Refused(what, row, reason, new ImportRequest(_folder.At("city"), "x")
        {
            Base = city.Folder, Buildings = _folder.Write("bad.geojson", text),
        });

    [Theory]
    [MemberData(nameof(Roads))]
    public void Bad_roads_are_refused(string what, string text, int row, string reason) =>
        Refused(what, row, reason, new ImportRequest(_folder.At("city"), "x")
        {
            Base = city.Folder, Roads = _folder.Write("bad.geojson", text),
        });

    [Theory]
    [MemberData(nameof(Devices))]
    public void Bad_devices_are_refused(string what, string text, int row, string reason) =>
        Refused(what, row, reason, new ImportRequest(_folder.At("city"), "x")
        {
            Base = city.Folder, Devices = _folder.Write("bad.csv", text),
        });

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        var buildings = _folder.At("latin.geojson");
        File.WriteAllBytes(buildings, Encoding.Latin1.GetBytes(Features(Building(1, Square, properties: "\"name\":\"Caf\u00e9\""))));
        Refused("latin-1", 1, "UTF-8", new ImportRequest(_folder.At("city"), "x") { Base = city.Folder, Buildings = buildings });
        var devices = _folder.At("latin.csv");
        File.WriteAllBytes(devices, Encoding.Latin1.GetBytes("deviceId,kind,lon,lat,name\na-1,rain,106.55,29.55,Caf\u00e9\n"));
        Refused("latin-1", 2, "UTF-8", new ImportRequest(_folder.At("city"), "x") { Base = city.Folder, Devices = devices });
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_are_taken()
    {
        var buildings = _folder.Write("bom.geojson", "\uFEFF" + Features(Building(1, Square)).Replace("\n", "\r\n"));
        var devices = _folder.Write("bom.csv", "\uFEFFdeviceId,kind,lon,lat\r\na-1,rain,106.55,29.55\r\n");
        var result = CityImporter.Import(new ImportRequest(_folder.At("city"), "x")
        {
            Base = city.Folder, Buildings = buildings, Devices = devices,
        });
        (result.Buildings, result.Devices).ShouldBe((1, 1));
    }

    [Fact]
    public void A_feature_larger_than_the_bound_is_refused_before_it_is_held()
    {
        var huge = _folder.Write("huge.geojson", Features(Building(1, Square, properties: $"\"name\":\"{new string('x', 300_000)}\"")));
        Refused("huge", 0, "bytes", new ImportRequest(_folder.At("city"), "x")
        {
            Base = city.Folder, Buildings = huge, Limits = new ImportLimits { MaxFeatureBytes = 100_000 },
        });
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Refused("absent", 0, "", new ImportRequest(_folder.At("city"), "x")
    {
        Base = city.Folder, Buildings = _folder.At("nowhere.geojson"),
    });

    [Fact]
    public void All_wrong_rows_are_told_at_once_up_to_the_bound()
    {
        var rows = Enumerable.Range(1, 30).Select(i => Building(i, Square, properties: "\"height\":-1")).ToArray();
        var refused = Should.Throw<CityPackageException>(() => CityImporter.Import(new ImportRequest(_folder.At("city"), "x")
        {
            Base = city.Folder, Buildings = _folder.Write("many.geojson", Features(rows)),
            Limits = new ImportLimits { MaxProblems = 20 },
        }));
        refused.Problems.Select(problem => problem.Row).ShouldBe(Enumerable.Range(1, 20));
    }

    public void Dispose() => _folder.Dispose();

    internal static string Features(params string[] features) =>
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features) + "\n]}\n";

    internal static string Building(int id, string coordinates, string? type = "Polygon", string properties = "\"height\":12")
    {
        var geometry = type is null ? "null" : $$"""{"type":"{{type}}","coordinates":{{coordinates}}}""";
        return $$"""{"type":"Feature","properties":{"id":{{id}},{{properties}}},"geometry":{{geometry}}}""";
    }

    private static string Road(string properties) =>
        "{\"type\":\"Feature\",\"properties\":{" + properties
        + "},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[106.55,29.55],[106.56,29.56]]}}";

    private void Refused(string what, int row, string reason, ImportRequest request)
    {
        var file = request.Buildings ?? request.Roads ?? request.Devices!;
        var refused = Should.Throw<CityPackageException>(() => CityImporter.Import(request), what);
        refused.File.ShouldBe(file, what);
        refused.Row.ShouldBe(row, refused.Message);
        refused.Reason.ShouldContain(reason, Case.Insensitive);
        Directory.EnumerateDirectories(_folder.Path).ShouldBeEmpty(what);
    }
}
