using System.Security.Cryptography;
using CityTwin.City;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.City;

/// <summary>The layers of the map, cut and simplified as asked. Finished answers are kept within a bound of bytes.</summary>
public sealed class CityMap : IDisposable
{
    private readonly Dictionary<string, MapFeature[]> _layers;
    private readonly MapOptions _options;
    private readonly MemoryCache _kept;

    public CityMap(IReadOnlyDictionary<string, IReadOnlyList<MapFeature>> layers, IOptions<MapOptions> options)
    {
        _layers = layers.ToDictionary(layer => layer.Key, layer => layer.Value.OrderBy(feature => feature.Area).ToArray());
        _options = options.Value;
        _kept = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.CacheBytes });
    }

    public MapPart Read(GeometryQuery query)
    {
        if (_kept.TryGetValue(query, out MapPart? kept))
        {
            return kept!;
        }

        var part = Make(query);
        _kept.Set(query, part, new MemoryCacheEntryOptions { Size = part.GeoJson.Length });
        return part;
    }

    public void Dispose() => _kept.Dispose();

    private MapPart Make(GeometryQuery query)
    {
        var window = query.Within is { } box ? new Envelope(box.West, box.East, box.South, box.North) : null;
        var features = _layers.GetValueOrDefault(query.Layer.Name, [])
            .Where(feature => LiesIn(feature, query))
            .Where(feature => window is null || window.Intersects(feature.Shape.EnvelopeInternal))
            .Take(_options.MaxFeatures + 1)
            .ToArray();
        var truncated = features.Length > _options.MaxFeatures;
        var shown = truncated ? features[.._options.MaxFeatures] : features;
        var shapes = Simplifier.Simplify(shown, query.Layer, query.Zoom);
        var json = GeoJsonWriter.Write(shown, shapes);
        return new MapPart(json, truncated, Convert.ToHexStringLower(SHA256.HashData(json)[..8]));
    }

    // A river that crosses streets belongs to none of them, and yet a street's map shows it.
    private static bool LiesIn(MapFeature feature, GeometryQuery query) =>
        query.Area.Contains(feature.Area) || (query.Layer.Public && !query.Layer.Tiles && feature.Area.Contains(query.Area));
}
