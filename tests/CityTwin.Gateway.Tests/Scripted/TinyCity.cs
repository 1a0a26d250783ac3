using CityTwin.City;
using CityTwin.Sensing;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A city package of two districts with a street each, two cells a street.</summary>
internal static class TinyCity
{
    public const string Street = "500103001";
    public const string OtherStreet = "500104001";
    public const string Cell = "500103001001001";
    private const string Source = "made for a test";

    /// <summary>Not the usual one: what keeps the city's time does not pass by keeping China's.</summary>
    public const string TimeZone = "Asia/Urumqi";

    public static readonly string[] Streets = [Street, OtherStreet];

    public static string Write()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("citytwin-tiny-").FullName, "city");
        using var writer = new CityPackageWriter(folder);
        writer.Divisions(Divisions(), generated: true, Source);
        foreach (var level in new[] { DivisionLevel.District, DivisionLevel.Street, DivisionLevel.Community, DivisionLevel.Cell })
        {
            writer.Boundaries(level, Divisions().Where(d => d.Level == level)
                .Select(d => new Boundary(d.Code, d.Name, BoxOf(d.Code), true, false)), generated: true, Source);
        }

        writer.Buildings(
            [
                new BuildingFeature(TwinId.Building(DivisionCode.Parse(Cell), "0001"), DivisionCode.Parse(Cell), "Tower", 30, 99,
                    240, "office", true, Square(106.5501, 29.5501, 0.0004)),
            ], generated: true, Source);
        writer.Roads([], generated: true, Source);
        writer.Waters([], generated: true, Source);
        writer.Pipes([], generated: true, Source);
        writer.Terrain(new TerrainGrid(2, 2, 650_000, 3_270_000, 100, [1, 2, 3, 4]), generated: true, Source);
        writer.RiskPoints([], generated: true, Source);
        writer.Sensors([], generated: true, Source);
        writer.SensorKinds([Kind], Source);
        writer.Rules([], Source);
        writer.Publish(new CityManifest(CityPackageFiles.SchemaVersion, "tiny", "50", 1, Source, true, "示意", "Schematic",
            new BoundingBox(106.5, 29.5, 106.7, 29.6), ["500103", "500104"], []) { TimeZone = TimeZone });
        return folder;
    }

    private static SensorKind Kind { get; } = new("river-level", "水位", "River level", 60, 180, 600,
        [new MetricDefinition("levelM", "m", -10, 1000, "水位", "Level")]);

    private static IEnumerable<Division> Divisions()
    {
        yield return Of("50");
        foreach (var street in Streets)
        {
            var code = DivisionCode.Parse(street);
            yield return Of(code.District.Value);
            yield return Of(street);
            yield return Of(street + "001");
            yield return Of(street + "001001");
            yield return Of(street + "001002");
        }
    }

    private static Division Of(string code)
    {
        var centre = BoxOf(DivisionCode.Parse(code)).Centroid;
        return new Division(DivisionCode.Parse(code), $"区{code}", $"Division {code}", new GeoPoint(centre.X, centre.Y), true);
    }

    /// <summary>Districts lie side by side; cells halve their street.</summary>
    private static Polygon BoxOf(DivisionCode code)
    {
        var west = code.Value.StartsWith("500104", StringComparison.Ordinal) ? 106.6 : 106.5;
        return code.Level == DivisionLevel.Cell
            ? Square(west + (code.Value[^1] == '1' ? 0.05 : 0), 29.55, 0.05)
            : Square(west, 29.5, 0.1);
    }

    private static Polygon Square(double west, double south, double side) => new(new LinearRing(
    [
        new Coordinate(west, south), new Coordinate(west + side, south), new Coordinate(west + side, south + side),
        new Coordinate(west, south + side), new Coordinate(west, south),
    ]));
}
