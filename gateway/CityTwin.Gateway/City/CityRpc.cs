using System.Text;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using Grpc.Core;

namespace CityTwin.Gateway.City;

/// <summary><c>citytwin.v1.CityService</c>.</summary>
internal sealed class CityRpc(CityModel city, CityMap map) : V1.CityService.CityServiceBase
{
    private const int MostDivisions = 5_000;
    private const int DefaultDivisions = 1_000;
    private const int MaxDepth = 4;

    public override Task<V1.City> GetCity(V1.GetCityRequest request, ServerCallContext context)
    {
        var facts = city.Facts;
        var message = new V1.City
        {
            Code = facts.Code.Value,
            Name = facts.Name,
            Package = facts.Package,
            Bbox = { facts.Bounds.West, facts.Bounds.South, facts.Bounds.East, facts.Bounds.North },
            Generated = facts.Generated,
            NoticeZh = facts.NoticeZh,
            NoticeEn = facts.NoticeEn,
            TimeZone = facts.TimeZone,
        };
        message.Districts.AddRange(city.DistrictsOf(city.Code).Select(code => code.Value));
        return Task.FromResult(message);
    }

    public override Task<V1.ListDivisionsResponse> ListDivisions(
        V1.ListDivisionsRequest request, ServerCallContext context)
    {
        var parent = request.Parent.Length == 0 ? city.Code : Asked.Division("parent", request.Parent);
        if (!city.Has(parent))
        {
            throw Refusal.NotFound($"There is no division {parent} in this city.");
        }

        var depth = request.Depth is >= 0 and <= MaxDepth
            ? Math.Max(1, request.Depth)
            : throw Refusal.Invalid("depth", $"{request.Depth} is not from 1 to {MaxDepth}.");
        var size = Asked.PageSize(request.PageSize, MostDivisions, DefaultDivisions);
        var after = PageToken.Read(request.PageToken, parent, depth);
        var deepest = DivisionMapping.LevelsBelow(parent.Level, depth);
        var found = city.Within(parent)
            .Where(division => division.Code != parent && division.Code.Level <= deepest)
            .SkipWhile(division => after is not null && string.CompareOrdinal(division.Code.Value, after) <= 0)
            .Take(size + 1)
            .ToArray();
        var response = new V1.ListDivisionsResponse();
        response.Divisions.AddRange(found.Take(size).Select(DivisionMapping.ToProto));
        response.NextPageToken = found.Length > size ? PageToken.Write(found[size - 1].Code.Value, parent, depth) : "";
        return Task.FromResult(response);
    }

    public override Task<V1.Geometry> GetGeometry(V1.GetGeometryRequest request, ServerCallContext context)
    {
        var query = GeometryQuery.Read(
            request.Layer, request.Area, request.Zoom, request.Bbox, city, Caller.Of(context));
        var part = map.Read(query);
        return Task.FromResult(new V1.Geometry
        {
            Geojson = Encoding.UTF8.GetString(part.GeoJson.Span), Truncated = part.Truncated, Etag = part.ETag,
        });
    }

    public override Task<V1.ListSensorKindsResponse> ListSensorKinds(
        V1.ListSensorKindsRequest request, ServerCallContext context)
    {
        var response = new V1.ListSensorKindsResponse();
        response.SensorKinds.AddRange(city.SensorKinds.Select(SensingMapping.ToProto));
        return Task.FromResult(response);
    }

    public override Task<V1.ListRulesResponse> ListRules(V1.ListRulesRequest request, ServerCallContext context)
    {
        if (request.Kind.Length > 0 && !city.IsSensorKind(request.Kind))
        {
            throw Refusal.Invalid("kind", $"'{request.Kind}' is not a sensor kind of this city.");
        }

        var response = new V1.ListRulesResponse();
        response.Rules.AddRange(city.Rules
            .Where(rule => request.Kind.Length == 0 || rule.Kind == request.Kind)
            .Select(SensingMapping.ToProto));
        return Task.FromResult(response);
    }
}
