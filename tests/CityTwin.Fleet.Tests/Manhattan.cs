using CityTwin.City;
using CityTwin.City.Importing;
using CityTwin.City.Tests;
using CityTwin.Testing;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests;

/// <summary>The real roads of southern Manhattan, imported; tests that ask for them are skipped where they are absent.</summary>
internal static class Manhattan
{
    private const double MetresPerDegree = Wgs84.MetresPerDegree;
    private static readonly double Shrink = Math.Cos(40.73 * Math.PI / 180);

    public static List<RoadFeature> Roads()
    {
        var file = SharedData.Require("02-city-model/nyc-manhattan/manhattan_south_roads.geojson");
        using var folder = new TempFolder();
        var target = folder.At("manhattan");
        CityImporter.Import(new ImportRequest(target, "manhattan") { Roads = file });
        return [.. CityPackageReader.Open(target).Roads()];
    }

    /// <summary>Chongqing's zone does not reach so far: a plane of its own, good to a few metres over ten kilometres.</summary>
    public static Coordinate ToMetres(Coordinate degrees) =>
        new((degrees.X + 74) * MetresPerDegree * Shrink, (degrees.Y - 40.7) * MetresPerDegree);
}
