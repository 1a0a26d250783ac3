using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace CityTwin.Gateway.Rest;

/// <summary>
/// <c>GET /v1/geojson/{layer}?area=&amp;zoom=&amp;bbox=</c>: what GetGeometry answers, as plain GeoJSON for map libraries, with an
/// ETag.
/// </summary>
internal static class GeoJsonEndpoint
{
    private const string MediaType = "application/geo+json";

    /// <summary>Set when the answer was cut at the limit of features.</summary>
    private const string TruncatedHeader = "X-Truncated";

    public static WebApplication MapGeoJson(this WebApplication app)
    {
        app.MapGet("/v1/geojson/{layer}", Answer).WithMetadata(new AccessMetadata(Role.Anyone));
        return app;
    }

    private static Task Answer(HttpContext http, string layer, CityModel city, CityMap map)
    {
        MapPart part;
        try
        {
            part = map.Read(Read(http.Request.Query, layer, city, Caller.Of(http)));
        }
        catch (RpcException refusal)
        {
            return PlainRefusal.Write(http, refusal.StatusCode, refusal.Status.Detail);
        }

        var tag = new EntityTagHeaderValue($"\"{part.ETag}\"");
        http.Response.Headers.CacheControl = "private, max-age=60";
        http.Response.Headers.Vary = "Authorization";
        if (part.Truncated)
        {
            http.Response.Headers[TruncatedHeader] = "true";
        }

        return Results.Bytes(part.GeoJson, MediaType, entityTag: tag).ExecuteAsync(http);
    }

    private static GeometryQuery Read(IQueryCollection query, string layer, CityModel city, Caller caller)
    {
        var zoom = query["zoom"].ToString();
        return GeometryQuery.Read(
            layer,
            query["area"].ToString(),
            zoom.Length == 0 ? 0 : Asked.Number("zoom", zoom),
            query["bbox"].ToString(),
            city,
            caller);
    }
}
