using System.Collections.Frozen;
using System.Net;
using CityTwin.Gateway.City;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CityTwin.Gateway.Open311;

/// <summary>
/// What a citizen's map is drawn from: outlines that every bearer of a token may see whole, as coarse as they have to be to be
/// small, for anyone. Nothing smaller than a street is in them, and nothing of what goes on there.
/// </summary>
internal sealed class CityOutline(CityMap map, CityModel city, CitizenRates rates, IOptions<Open311Options> options)
{
    private const string MediaType = "application/geo+json";
    private const string FreshFor = "public, max-age=3600";

    /// <summary>Borders to a few metres, where that is small enough.</summary>
    private const int FinestZoom = 13;

    private const int CoarsestZoom = 5;

    private readonly FrozenDictionary<string, Lazy<MapPart?>> _layers = new[] { "districts", "streets", "waters" }.ToFrozenDictionary(
        name => name, name => new Lazy<MapPart?>(() => Fitting(name, map, city, options.Value.OutlineBytes)));

    public Task Answer(HttpContext http, string layer)
    {
        try
        {
            rates.Read(http.Connection.RemoteIpAddress);
            var part = Find(layer);
            http.Response.Headers.CacheControl = FreshFor;
            return Results.Bytes(part.GeoJson, MediaType, entityTag: new EntityTagHeaderValue($"\"{part.ETag}\"")).ExecuteAsync(http);
        }
        catch (Open311Refusal refusal)
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(
                new[] { new { code = refusal.Status, description = refusal.Message } }, statusCode: refusal.Status).ExecuteAsync(http);
        }
    }

    private MapPart Find(string layer) => _layers.TryGetValue(layer, out var found)
        ? found.Value ?? throw new Open311Refusal((int)HttpStatusCode.ServiceUnavailable, $"The outline of {layer} is larger than {options.Value.OutlineBytes} bytes, however coarse.")
        : throw Open311Refusal.Missing($"outline '{layer}' was not found; there are {string.Join(", ", _layers.Keys.Order())}.");

    private static MapPart? Fitting(string layer, CityMap map, CityModel city, int mostBytes)
    {
        for (var zoom = FinestZoom; zoom >= CoarsestZoom; zoom -= 2)
        {
            var part = map.Read(new GeometryQuery(Layer.Read("layer", layer), city.Code, zoom, null));
            if (part.GeoJson.Length <= mostBytes && !part.Truncated)
            {
                return part;
            }
        }

        return null;
    }
}
