using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Sensing;
using Grpc.Core;

namespace CityTwin.Gateway.Twins;

/// <summary><c>citytwin.v1.TwinService</c>.</summary>
internal sealed class TwinRpc(
    IClusterClient cluster, CityModel city, TwinList twins, CentreList centres, LiveHub hub)
    : V1.TwinService.TwinServiceBase
{
    public override async Task<V1.Twin> GetTwin(V1.GetTwinRequest request, ServerCallContext context)
    {
        var id = Asked.Twin("id", request.Id);
        var caller = Caller.Of(context);

        // A place the city does not have is refused before a grain wakes for it.
        var twin = city.Has(id.Birthplace) ? await Find(id) : null;
        return twin is not null && caller.MaySee(DivisionCode.Parse(twin.Area))
            ? twin
            : throw Refusal.NotFound($"There is no twin '{id}' in your area.");
    }

    public override async Task<V1.ListTwinsResponse> ListTwins(V1.ListTwinsRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        var search = new TwinSearch(
            area,
            KindFilter.Read("kind", request.Kind, city),
            Asked.Box("bbox", request.Bbox),
            Asked.Health("health", request.Health),
            Asked.AtLeast("severity", request.Severity));
        var size = Asked.PageSize(request.PageSize);
        object?[] filters = [area, request.Kind, request.Bbox, request.Health, request.Severity];
        var cursor = PageToken.Read(request.PageToken, filters);
        var response = new V1.ListTwinsResponse();
        if (search.Kinds[0].Kind == TwinKind.Centre)
        {
            var (page, next) = await centres.Page(search, cursor, size, context.CancellationToken);
            response.Twins.AddRange(page);
            response.NextPageToken = next is null ? "" : PageToken.Write(next, filters);
        }
        else
        {
            var from = TwinCursor.Read(cursor, search.Kinds.Count);
            var (rows, next) = await twins.Page(search, from, size, context.CancellationToken);
            response.Twins.AddRange(rows.Select(row => row.ToProto()));
            response.NextPageToken = next is null ? "" : PageToken.Write(next.ToString(), filters);
        }

        return response;
    }

    public override async Task WatchTwins(
        V1.WatchTwinsRequest request, IServerStreamWriter<V1.TwinUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        Asked.Division("area", request.Area);
        var area = AreaOf(request.Area, caller);
        var pen = new StreamPen<V1.TwinUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        Func<CancellationToken, Task> watch = request.Detail == V1.WatchDetail.Counts
            ? WatchCounts(area, request, pen).Run
            : WatchRows(area, request, pen).Run;
        await hub.Watch(context, caller, watch);
    }

    private TwinWatch WatchRows(DivisionCode area, V1.WatchTwinsRequest request, StreamPen<V1.TwinUpdate> pen)
    {
        var within = Asked.Box("bbox", request.Bbox);
        var kinds = request.Kinds.Count == 0
            ? KindFilter.Everything
            : [.. request.Kinds.SelectMany(kind => KindFilter.Read("kinds", kind, city)).Distinct()];
        if (kinds.Any(kind => kind.Kind == TwinKind.Centre))
        {
            throw Refusal.Invalid("kinds", "centres are watched with detail COUNTS.");
        }

        var most = hub.Options.MaxStreetsPerWatch;
        var streets = city.StreetsOf(area, within, most);
        return streets.Count <= most
            ? new TwinWatch(hub, new TwinView(area, within, kinds), streets, pen)
            : throw Refusal.Invalid("detail", $"{area} there has {streets.Count} streets, more than {most}: "
                + "use COUNTS, or a smaller bbox.");
    }

    private CountWatch WatchCounts(DivisionCode area, V1.WatchTwinsRequest request, StreamPen<V1.TwinUpdate> pen) =>
        request.Bbox.Length > 0 || request.Kinds.Count > 0
            ? throw Refusal.Invalid("detail", "COUNTS are of whole divisions: leave bbox and kinds empty.")
            : area.Level > DivisionLevel.Street
                ? throw Refusal.Invalid("area", $"COUNTS are of a city, a district or a street; {area} is smaller: use TWINS.")
                : new CountWatch(hub, cluster, area, pen);

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }

    private async Task<V1.Twin?> Find(TwinId id) => id.Kind switch
    {
        TwinKind.Sensor => (await cluster.GetGrain<ISensorGrain>(id.Value).Get())?.ToProto(),
        TwinKind.Cell => (await cluster.GetGrain<ICellGrain>(id.Value).Get()).ToProto(),
        TwinKind.Building => (await cluster.GetGrain<IBuildingGrain>(id.Value).Get())?.ToProto(),
        _ => await centres.Get(id.Birthplace),
    };
}
