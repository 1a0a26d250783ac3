using CityTwin.City;

namespace CityTwin.Gateway.City;

/// <summary>Reads the city package into what the gateway looks things up in.</summary>
internal static class CityLoader
{
    /// <exception cref="CityPackageException">The package cannot be read; says where and why.</exception>
    public static CityModel LoadModel(CityPackageReader package)
    {
        var bounds = new[] { DivisionLevel.District, DivisionLevel.Street }
            .SelectMany(package.Boundaries)
            .ToDictionary(boundary => boundary.Code, boundary => Box(boundary.Outline.EnvelopeInternal));
        var divisions = package.Divisions().Select(division => new DivisionPlace(
            division.Code,
            division.Name,
            division.NameEn,
            division.Position,
            bounds.GetValueOrDefault(division.Code))).ToArray();
        var manifest = package.Manifest;
        var code = DivisionCode.Parse(manifest.CityCode);
        var facts = new CityFacts(
            code,
            Array.Find(divisions, division => division.Code == code)?.Name ?? manifest.Name,
            manifest.Name,
            manifest.Bbox,
            manifest.Generated,
            manifest.NoticeZh,
            manifest.NoticeEn,
            manifest.TimeZone);
        return new CityModel(facts, divisions, package.SensorKinds(), package.Rules());
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<MapFeature>> LoadLayers(CityPackageReader package) =>
        new Dictionary<string, IReadOnlyList<MapFeature>>
        {
            ["districts"] = Outlines(package, DivisionLevel.District),
            ["streets"] = Outlines(package, DivisionLevel.Street),
            ["communities"] = Outlines(package, DivisionLevel.Community),
            ["cells"] = Outlines(package, DivisionLevel.Cell),
            ["buildings"] = [.. package.Buildings().Select(FeatureMapping.Of)],
            ["roads"] = Roads(package),
            ["waters"] = Waters(package),
            ["pipes"] = Pipes(package),
            ["risk-points"] = [.. package.RiskPoints().Select(FeatureMapping.Of)],
        };

    private static MapFeature[] Outlines(CityPackageReader package, DivisionLevel level) =>
        [.. package.Boundaries(level).Select(FeatureMapping.Of)];

    private static MapFeature[] Roads(CityPackageReader package)
    {
        var city = DivisionCode.Parse(package.Manifest.CityCode);
        return [.. package.Roads().Select(road => FeatureMapping.Of(road, city))];
    }

    private static MapFeature[] Waters(CityPackageReader package)
    {
        var city = DivisionCode.Parse(package.Manifest.CityCode);
        return [.. package.Waters().Select(water => FeatureMapping.Of(water, city))];
    }

    /// <summary>A pipe says nothing of divisions: it is where its middle is.</summary>
    private static MapFeature[] Pipes(CityPackageReader package)
    {
        var city = DivisionCode.Parse(package.Manifest.CityCode);
        var finder = new DivisionFinder(package.Boundaries(DivisionLevel.Street));
        return [.. package.Pipes().Select(pipe => FeatureMapping.Of(pipe, finder.At(pipe.Line.InteriorPoint.Coordinate) ?? city))];
    }

    private static BoundingBox Box(NetTopologySuite.Geometries.Envelope envelope) =>
        new(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
}
