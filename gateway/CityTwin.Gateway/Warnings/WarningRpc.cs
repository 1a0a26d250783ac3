using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using CityTwin.Warnings;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Warnings;

/// <summary><c>citytwin.v1.WarningService</c>.</summary>
internal sealed class WarningRpc(
    IClusterClient cluster, CityModel city, WarningList warnings, WarningAreas areas, IOptions<WarningOptions> options)
    : V1.WarningService.WarningServiceBase
{
    private const int MaxPage = 200;

    public override async Task<V1.ListWarningsResponse> ListWarnings(V1.ListWarningsRequest request, ServerCallContext context)
    {
        var area = Caller.Of(context).AreaOrOwn("area", request.Area);
        object?[] filters = ["warnings", area, request.State, request.Origin, request.Status];
        var page = await warnings.Page(
            new WarningQuery(
                area, Asked.Either("state", request.State, "public", "other"), WarningCursorText.Read(PageToken.Read(request.PageToken, filters)),
                Asked.PageSize(request.PageSize, MaxPage),
                Asked.Either("origin", request.Origin, "received", "own"),
                Asked.Either("status", request.Status, "exercise", "actual")),
            context.CancellationToken);
        var response = new V1.ListWarningsResponse();
        response.Warnings.AddRange(page.Warnings.Select(WarningMapping.ToProto));
        if (page.More && page.Warnings.Count > 0)
        {
            response.NextPageToken = PageToken.Write(WarningCursorText.Write(page.Warnings[^1]), filters);
        }

        return response;
    }

    public override async Task<V1.Warning> GetWarning(V1.GetWarningRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        return (await Find(request.Id, caller).Get() ?? throw Missing(request.Id)).ToProto();
    }

    public override async Task<V1.Warning> DraftWarning(V1.DraftWarningRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var key = OrderDoor.Key("request_id", request.RequestId)
            ?? throw Refusal.Invalid("request_id", "a key is required: it makes a draft that is sent twice one warning.");
        var centre = Asked.Division("centre", request.Centre);
        if (centre.Level == DivisionLevel.Cell || !city.Has(centre))
        {
            throw Refusal.Invalid("centre", $"{centre} has no centre that warns: expected 2, 6, 9 or 12 digits of a division of this city.");
        }

        caller.MustReach(centre);
        return (await cluster.GetGrain<IWarningGrain>(WarningIdentity.Derive(centre, caller.Subject, key).Value).Draft(
            By(caller, request.ExpectedVersion), WarningMapping.Read(request.Content, areas),
            request.CorrelationId.Length > 0 ? request.CorrelationId : null, request.Exercise)).ToProto();
    }

    public override async Task<V1.Warning> IssueWarning(V1.IssueWarningRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        return (await Find(request.Id, caller).Issue(By(caller, request.ExpectedVersion), SenderOf(WarningId.Parse(request.Id).Centre))).ToProto();
    }

    public override async Task<V1.Warning> UpdateWarning(V1.UpdateWarningRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        return (await Find(request.Id, caller).Update(
            By(caller, request.ExpectedVersion), WarningMapping.Read(request.Content, areas))).ToProto();
    }

    public override async Task<V1.Warning> CancelWarning(V1.CancelWarningRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        return (await Find(request.Id, caller).Cancel(By(caller, request.ExpectedVersion), request.Reason)).ToProto();
    }

    private IWarningGrain Find(string text, Caller caller) =>
        !WarningId.TryParse(text, out var id)
            ? throw Refusal.Invalid("id", $"'{text}' is not a warning's id: expected warning:centre:serial.")
            : city.Has(id.Centre) && caller.MaySee(id.Centre)
                ? cluster.GetGrain<IWarningGrain>(id.Value)
                : throw Missing(text);

    private WarningSender SenderOf(DivisionCode centre)
    {
        var place = city.Find(centre)!;
        return new WarningSender(
            $"centre-{centre}@{options.Value.Domain}", $"{place.Name}城市运行管理中心", $"{place.NameEn} operations centre",
            Contact: options.Value.Contact, Web: options.Value.Web);
    }

    private static WarningPrincipal By(Caller caller, int version) => new(caller.Subject, caller.Area, version > 0 ? version : null);

    private static RpcException Missing(string id) => Refusal.NotFound($"There is no warning '{id}' in your area.");
}
