using System.Text.Json;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.WorkOrders;

/// <summary>Orders' events as a district's log keeps them.</summary>
public static class WorkOrderEventLog
{
    private static readonly JsonSerializerOptions Canonical = CanonicalEvents.Options<WorkOrderEvent>(
        TypeOf, new CanonicalEvents.Text<WorkOrderId>(), new CanonicalEvents.Text<DivisionCode>(),
        new CanonicalEvents.Word<WorkOrderSource>(), new CanonicalEvents.Word<Urgency>(), new CanonicalEvents.Word<WorkStage>());

    /// <summary>The stable name of an event's type: <c>order.reported</c>, <c>order.stage-overdue</c>.</summary>
    public static string TypeOf(WorkOrderEvent happened)
    {
        var name = happened.GetType().Name;
        return "order." + CanonicalEvents.Kebab(name.StartsWith("Order", StringComparison.Ordinal) ? name["Order".Length..] : name);
    }

    /// <summary>An event with the order as it stood after it, ready to be appended; the log gives the sequence.</summary>
    public static LoggedEvent Entry(WorkOrderEvent happened, WorkOrder after)
    {
        var order = after.View ?? throw new ArgumentException("There is no order after the event.", nameof(after));
        return new LoggedEvent(
            new LogEntry(
                order.Id.Birthplace.District, Sequence: 0, $"{happened.Id}#{happened.Version}", TypeOf(happened),
                happened.Id.Value, happened.OccurredAtMs, happened.RecordedAtMs, Payload(happened)),
            Alert: null) { Order = order };
    }

    public static byte[] Payload(WorkOrderEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Canonical);
}
