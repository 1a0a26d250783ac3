using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <content>What a command leads to.</content>
public sealed partial record WorkOrder
{
    /// <summary>What a request leads to; empty when it changes nothing.</summary>
    /// <exception cref="WorkOrderRefusedException">It cannot be carried out on the order as it stands.</exception>
    public IReadOnlyList<WorkOrderEvent> Decide(WorkOrderId id, WorkOrderRequest request, long nowMs, IWorkTerms terms)
    {
        if (View is not null && (request.Command is ReportOrder || (request.RequestId is { } key && View.Requests.Contains(key))))
        {
            return []; // It was taken already.
        }

        CheckPictures(request);
        if (request.Command is ReportOrder report)
        {
            return [Report(id, report, request, nowMs, terms)];
        }

        var order = Existing();
        if (request.ExpectedVersion is { } seen && seen != order.Version)
        {
            throw new WorkOrderRefusedException(
                WorkOrderRefusal.Stale,
                $"Order {id} has changed: you saw version {seen}, it has {order.Version}. Read it and decide again.",
                "expected_version");
        }

        var states = WorkOrderSteps.StatesFor(request.Command.GetType());
        if (!states.Contains(order.State))
        {
            throw new WorkOrderRefusedException(
                WorkOrderRefusal.State,
                $"Order {id} is {order.State.ToWire()}: {Name(request.Command)} needs it to be {string.Join(" or ", states.Select(state => state.ToWire()))}.");
        }

        return new WorkOrderDecision(order, request, nowMs, terms).Make();
    }

    /// <summary>The word for a command in a sentence: <c>establish-order</c>.</summary>
    public static string Name(WorkOrderCommand command) => string.Concat(
        command.GetType().Name.Select((letter, i) => char.IsAsciiLetterUpper(letter) && i > 0
            ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    private static OrderReported Report(
        WorkOrderId id, ReportOrder report, WorkOrderRequest request, long nowMs, IWorkTerms terms)
    {
        var cell = id.Birthplace;
        if (!terms.HasCategory(report.Category))
        {
            throw WorkOrderRefusedException.Invalid("category", $"this city has no category '{report.Category}'; GetDesk names them.");
        }

        if (!report.Lead.Contains(cell) || report.Lead.Level > DivisionLevel.Street)
        {
            throw WorkOrderRefusedException.Invalid("lead", $"{report.Lead} is not a centre of cell {cell}: expected its street, its district or the city.");
        }

        var started = new WorkOrderClocks(terms).Start(report.Category, report.Urgency, WorkStage.Register, nowMs);
        return new OrderReported(
            id, 1, report.OccurredAtMs, nowMs, report.CorrelationId ?? id.Value, report.Source, report.Category,
            report.Urgency, report.Longitude, report.Latitude, report.Lead, report.Alert, report.Description,
            report.Reporter, report.Exercise ? true : null)
        {
            By = request.By,
            RequestId = request.RequestId,
            Note = request.Note,
            Photos = request.Photos,
            Clocks = started is null ? null : [started],
        };
    }

    private void CheckPictures(WorkOrderRequest request)
    {
        if ((View?.Photos.Count ?? 0) + (request.Photos?.Count ?? 0) > MaxPhotos)
        {
            throw WorkOrderRefusedException.Invalid("photos", $"an order has at most {MaxPhotos} pictures.");
        }
    }
}
