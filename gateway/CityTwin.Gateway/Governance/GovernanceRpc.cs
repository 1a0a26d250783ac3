using CityTwin.City;
using CityTwin.Gateway.Audit;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using CityTwin.WorkOrders;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Governance;

/// <summary><c>citytwin.v1.GovernanceService</c>.</summary>
internal sealed class GovernanceRpc(
    CityModel city, FigureReader figures, Overviews overviews, EvaluationDoor door, AttemptReader attempts, LiveHub hub,
    IOptions<GovernanceOptions> options)
    : V1.GovernanceService.GovernanceServiceBase
{
    private const int MaxPrincipalLength = 200;
    private const int MaxDepth = 2;

    private static readonly DivisionLevel[] Tiers = [DivisionLevel.City, DivisionLevel.District, DivisionLevel.Street];

    private readonly GovernanceOptions _options = options.Value;

    public override async Task<V1.Overview> GetOverview(V1.GetOverviewRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        return (await figures.Of(area, context.CancellationToken)).ToProto(_options.MaxHeatPlaces);
    }

    public override async Task WatchOverview(
        V1.WatchOverviewRequest request, IServerStreamWriter<V1.OverviewUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = AreaOf(request.Area, caller);
        var pen = new StreamPen<V1.OverviewUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        await hub.Watch(context, caller, cancel => overviews.Watch(area, pen, cancel));
    }

    public override async Task<V1.ListTiersResponse> ListTiers(V1.ListTiersRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        var depth = request.HasDepth ? request.Depth : 1;
        if (depth is < 0 or > MaxDepth)
        {
            throw Refusal.Invalid("depth", $"{depth} is not from 0 to {MaxDepth}.");
        }

        var response = new V1.ListTiersResponse();
        if (Array.IndexOf(Tiers, area.Level) is >= 0 and var tier)
        {
            var downTo = Tiers[Math.Min(Tiers.Length - 1, tier + depth)];
            var centres = await figures.Centres(area, downTo, context.CancellationToken);
            response.Centres.AddRange(centres.Select(line => line.ToProto(city.Find(line.Centre)!)));
        }

        return response;
    }

    public override async Task<V1.EvaluateResponse> Evaluate(V1.EvaluateRequest request, ServerCallContext context)
    {
        var area = AreaOf(request.Area, Caller.Of(context));
        var by = Words.Required<EvaluationBy>("by", request.By);
        var asOf = hub.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var to = Read("to", request.To) ?? asOf;
        var from = Read("from", request.From) ?? to - (long)_options.EvaluatedPeriod.TotalMilliseconds;
        if (from >= to)
        {
            throw Refusal.Invalid("from", "it is not before 'to'.");
        }

        if (to - from > (long)_options.LongestEvaluation.TotalMilliseconds)
        {
            throw Refusal.Invalid("from", $"it is more than {_options.LongestEvaluation.TotalDays:0} days before 'to'; ask for a part of it.");
        }

        var asked = new EvaluationRequest(by, from, to, asOf, _options.TimeZone ?? city.Facts.TimeZone, area);
        var table = await door.Enter(
            () => figures.Evaluate(area, asked, context.CancellationToken), context.CancellationToken);
        if (table.Rows.Count > _options.MaxEvaluationRows)
        {
            throw Refusal.Invalid(
                "by", $"by {request.By} there are {table.Rows.Count} rows, more than {_options.MaxEvaluationRows}; ask for a smaller area.");
        }

        var response = new V1.EvaluateResponse { AsOf = Moments.At(asOf) };
        response.Rows.AddRange(table.Rows.Select(row => row.ToProto()));
        return response;
    }

    public override async Task<V1.ListAttemptsResponse> ListAttempts(V1.ListAttemptsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var query = new AttemptQuery(
            caller.Area, Asked.AtMost("principal", request.Principal, MaxPrincipalLength), request.Rpc, CodeOf(request.Code),
            Asked.PageSize(request.PageSize));
        object?[] filters = [caller.Area, query.Principal, query.Rpc, query.Code];
        var page = await attempts.Page(
            query, AttemptMapping.ReadCursor(PageToken.Read(request.PageToken, filters)), context.CancellationToken);
        var response = new V1.ListAttemptsResponse();
        response.Attempts.AddRange(page.Attempts.Select(attempt => attempt.ToProto()));
        if (page.Next is { } next)
        {
            response.NextPageToken = PageToken.Write(AttemptMapping.WriteCursor(next), filters);
        }

        return response;
    }

    private static string CodeOf(string text) =>
        text.Length == 0 || Attempt.Codes.Contains(text) ? text
        : throw Refusal.Invalid("code", $"'{text}' is none of {string.Join(", ", Attempt.Codes)}.");

    private static long? Read(string field, Timestamp? moment)
    {
        try
        {
            return moment?.ToDateTimeOffset().ToUnixTimeMilliseconds();
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Invalid(field, "it is no moment of the years 1 to 9999.");
        }
    }

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }
}
