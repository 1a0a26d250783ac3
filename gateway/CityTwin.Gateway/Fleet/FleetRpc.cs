using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using Grpc.Core;

namespace CityTwin.Gateway.Fleet;

/// <summary><c>citytwin.v1.FleetService</c>: what is read.</summary>
internal sealed partial class FleetRpc(
    CityModel city, FleetFacts facts, UnitList units, UnitDoor door, LiveHub hub, TimeProvider clock) : V1.FleetService.FleetServiceBase
{
    private const double DefaultRateHz = 1, MinRateHz = 0.2, MaxRateHz = 4;
    private const int MaxRadioLines = 500, DefaultRadioLines = 100;
    private static readonly TimeSpan DefaultTrack = TimeSpan.FromHours(1);

    public override async Task<V1.Unit> GetUnit(V1.GetUnitRequest request, ServerCallContext context) =>
        (await door.Find("id", request.Id, Caller.Of(context))).Unit.ToProto();

    public override async Task<V1.ListUnitsResponse> ListUnits(V1.ListUnitsRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        object?[] filters = [area, request.Kind, request.Status, request.Capability];
        var after = PageToken.Read(request.PageToken, filters);
        var page = await units.Page(
            new UnitQuery(
                area, Kinds(request.Kind), Statuses(request.Status), Words.Optional<Capability>("capability", request.Capability),
                after is null ? null : TwinId.TryParse(after, out var id) ? id : throw PageToken.Unreadable(),
                Asked.PageSize(request.PageSize)),
            context.CancellationToken);
        var response = new V1.ListUnitsResponse();
        response.Units.AddRange(page.Units.Select(unit => unit.ToProto()));
        if (page.HasMore && page.Units.Count > 0)
        {
            response.NextPageToken = PageToken.Write(page.Units[^1].Id.Value, filters);
        }

        return response;
    }

    public override async Task WatchUnits(
        V1.WatchUnitsRequest request, IServerStreamWriter<V1.UnitUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = AreaOf(request.Area, caller);
        var rate = request.RateHz == 0 ? DefaultRateHz
            : request.RateHz is >= MinRateHz and <= MaxRateHz ? request.RateHz
            : throw Refusal.Invalid("rate_hz", $"{request.RateHz} is not from {MinRateHz} to {MaxRateHz}.");
        var pen = new StreamPen<V1.UnitUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        var watch = new UnitWatch(hub, area, city.DistrictsOf(area), TimeSpan.FromSeconds(1 / rate), pen);
        await hub.Watch(context, caller, watch.Run);
    }

    public override Task<V1.ListUnitTypesResponse> ListUnitTypes(V1.ListUnitTypesRequest request, ServerCallContext context)
    {
        var response = new V1.ListUnitTypesResponse();
        response.Types_.AddRange(facts.Types.OrderBy(type => type.Code, StringComparer.Ordinal).Select(type => type.ToProto()));
        return Task.FromResult(response);
    }

    public override Task<V1.ListAirspaceResponse> ListAirspace(V1.ListAirspaceRequest request, ServerCallContext context)
    {
        var response = new V1.ListAirspaceResponse();
        response.Areas.AddRange(facts.Airspace);
        return Task.FromResult(response);
    }

    public override async Task<V1.GetTrackResponse> GetTrack(V1.GetTrackRequest request, ServerCallContext context)
    {
        var (grain, _) = await door.Find("id", request.Id, Caller.Of(context));
        var since = request.Since?.ToDateTimeOffset() ?? clock.GetUtcNow() - DefaultTrack;
        var response = new V1.GetTrackResponse();
        response.Points.AddRange((await grain.Track(since.ToUnixTimeMilliseconds())).Select(point => point.ToProto()));
        return response;
    }

    public override async Task<V1.GetRadioLogResponse> GetRadioLog(V1.GetRadioLogRequest request, ServerCallContext context)
    {
        var (grain, _) = await door.Find("id", request.Id, Caller.Of(context));
        var limit = request.Limit == 0 ? DefaultRadioLines
            : request.Limit is >= 1 and <= MaxRadioLines ? request.Limit
            : throw Refusal.Invalid("limit", $"{request.Limit} is not from 1 to {MaxRadioLines}.");
        var response = new V1.GetRadioLogResponse();
        response.Lines.AddRange((await grain.RadioLog(limit)).Select(line => line.ToProto()));
        return response;
    }

    private static IReadOnlyList<TwinKind>? Kinds(string text) => text.Length == 0 ? null :
    [
        .. text.Split(',').Select(word => Words.Required<TwinKind>("kind", word) is var kind && UnitDoor.IsUnit(kind)
            ? kind
            : throw Refusal.Invalid("kind", $"'{word}' is none of drone, dock, robot, team.")),
    ];

    private static IReadOnlyList<UnitStatus>? Statuses(string text) =>
        text.Length == 0 ? null : [.. text.Split(',').Select(word => Words.Required<UnitStatus>("status", word))];

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }
}
