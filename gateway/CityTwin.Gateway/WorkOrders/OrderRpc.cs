using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using Google.Protobuf;
using Grpc.Core;

namespace CityTwin.Gateway.WorkOrders;

/// <summary><c>citytwin.v1.WorkOrderService</c>: what is read, and the report.</summary>
internal sealed partial class OrderRpc(
    CityModel city, ReportIntake intake, OrderImport imports, OrderList orders, OrderDoor door, Timeline timeline,
    DeskDefinition desk, LiveHub hub, ResumeTokens tokens, TimeProvider clock)
    : V1.WorkOrderService.WorkOrderServiceBase
{
    private const int MaxDuplicates = 5;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task<V1.ListOrdersResponse> ListOrders(V1.ListOrdersRequest request, ServerCallContext context)
    {
        var query = Read(request, Caller.Of(context));
        object?[] filters =
        [
            query.Area, request.Lead, string.Join(',', request.States), request.Open, request.Department, request.Category,
            request.Source, request.Late, request.CorrelationId,
        ];
        query = query with { After = OrderCursorText.Read(PageToken.Read(request.PageToken, filters)) };
        var page = await orders.Page(query, context.CancellationToken);
        var response = new V1.ListOrdersResponse();
        response.Orders.AddRange(page.Orders.Select(order => order.ToProto(NowMs)));
        if (page.More && page.Orders.Count > 0)
        {
            response.NextPageToken = PageToken.Write(OrderCursorText.Write(page.Orders[^1]), filters);
        }

        return response;
    }

    public override async Task<V1.Order> GetOrder(V1.GetOrderRequest request, ServerCallContext context) =>
        (await door.Find("id", request.Id, Caller.Of(context))).Order.ToProto(NowMs);

    public override async Task<V1.GetTimelineResponse> GetTimeline(V1.GetTimelineRequest request, ServerCallContext context)
    {
        var response = new V1.GetTimelineResponse();
        var events = await timeline.Of(request.CorrelationId, Caller.Of(context), context.CancellationToken);
        response.Events.AddRange(events.Select(logged => logged.ToTimeline()));
        return response;
    }

    public override async Task WatchOrders(
        V1.WatchOrdersRequest request, IServerStreamWriter<V1.OrderUpdate> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var area = AreaOf(request.Area, caller);
        var pen = new StreamPen<V1.OrderUpdate>(responseStream, hub.Options.WriteWithin, hub.Clock);
        var watch = new OrderWatch(hub, orders, tokens, area, city.DistrictsOf(area), pen);
        await hub.Watch(context, caller, cancel => watch.Run(request.ResumeToken, request.IncludeOpen, cancel));
    }

    public override async Task<V1.ItemContent> GetItem(V1.GetItemRequest request, ServerCallContext context)
    {
        var (grain, order) = await door.Find("order_id", request.OrderId, Caller.Of(context));
        return await grain.Unseal(Asked.Commitment("commitment", request.Commitment)) is { } content
            ? new V1.ItemContent { MediaType = content.MediaType, Content = ByteString.CopyFrom(content.Content) }
            : throw Refusal.NotFound($"Order {order.Id} has nothing under {request.Commitment}; it may have been erased.");
    }

    public override async Task<V1.OrderSuggestions> GetSuggestions(V1.GetSuggestionsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var (grain, order) = await door.Find("id", request.Id, caller);
        var duplicates = await orders.LogOf(order.Cell.District).LikelyDuplicates(order.Id, MaxDuplicates);
        var suggestions = await grain.Suggest();
        var response = new V1.OrderSuggestions();
        response.Duplicates.AddRange(duplicates
            .Where(one => caller.MaySee(one.Order.Birthplace)).Select(OrderMapping.ToProto));
        response.Suggestions.AddRange(suggestions.Select(OrderMapping.ToProto));
        return response;
    }

    public override Task<V1.Desk> GetDesk(V1.GetDeskRequest request, ServerCallContext context) =>
        Task.FromResult(DeskMapping.ToProto(desk));

    public override async Task<V1.Order> ReportOrder(V1.ReportOrderRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var key = OrderDoor.Key("request_id", request.RequestId)
            ?? throw Refusal.Invalid("request_id", "a key is required: it makes a report that is sent twice one order.");
        var source = Words.Required<WorkOrderSource>("source", request.Source);
        if (source == WorkOrderSource.Alert)
        {
            throw Refusal.Invalid("source", "orders from alerts are made by the city's intake.");
        }

        var taken = await intake.Take(new IncomingReport(source, caller.Subject, caller.Subject, key)
        {
            Category = request.Category,
            Urgency = Words.Optional<Urgency>("urgency", request.Urgency),
            Longitude = request.Longitude,
            Latitude = request.Latitude,
            OccurredAtMs = request.OccurredAt?.ToDateTimeOffset().ToUnixTimeMilliseconds(),
            CorrelationId = Chain(request.CorrelationId),
            Description = Asked.AtMost("description", request.Description, ReportIntake.MaxDescriptionLength),
            Reporter = Asked.AtMost("reporter", request.Reporter, ReportIntake.MaxReporterLength),
            Exercise = request.Exercise,
            Photos = () => Pictures.Read("photos", request.Photos),
            Admit = caller.MustReach,
        });
        return taken.Order.ToProto(NowMs);
    }

    public override Task<V1.ImportOrdersResponse> ImportOrders(V1.ImportOrdersRequest request, ServerCallContext context) =>
        imports.Take(request, Caller.Of(context), context);

    private static string? Chain(string text) => text.Length == 0 ? null
        : CityTwin.Alerts.AlertId.TryParse(text, out _) || WorkOrderId.TryParse(text, out _) ? text
        : throw Refusal.Invalid("correlation_id", $"'{text}' is neither an alert's id nor an order's.");

    private DivisionCode AreaOf(string text, Caller caller)
    {
        var area = caller.AreaOrOwn("area", text);
        return city.Has(area) ? area : throw Refusal.NotFound($"There is no division {area} in this city.");
    }

    private WorkOrderQuery Read(V1.ListOrdersRequest request, Caller caller) => new(
        AreaOf(request.Area, caller),
        request.Lead.Length == 0 ? null : Asked.Division("lead", request.Lead),
        [.. request.States.Select(state => Words.Required<WorkOrderState>("states", state))],
        Asked.Either("open", request.Open, "true", "false"),
        request.Department.Length == 0 ? null : request.Department,
        request.Category.Length == 0 ? null : request.Category,
        Words.Optional<WorkOrderSource>("source", request.Source),
        request.CorrelationId.Length == 0 ? null : request.CorrelationId,
        request.Late ? NowMs : null,
        Max: Asked.PageSize(request.PageSize));
}
