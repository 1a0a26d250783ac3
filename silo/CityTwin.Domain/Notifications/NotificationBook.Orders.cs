using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Notifications;

/// <content>What is told of orders. An order asks nobody else when it is not answered: its clocks go on.</content>
public sealed partial class NotificationBook
{
    private void Note(
        LogEntry entry, WorkOrderView order, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        var severity = order.Urgency switch { Urgency.Critical => Severity.Orange, Urgency.Urgent => Severity.Yellow, _ => Severity.Blue };
        var matter = new Matter(
            entry.Entity, entry.EventId, NotifyKind.Order, order.Lead, order.Cell, severity, order.Category, "", entry.OccurredAtMs);
        switch (entry.Type)
        {
            case "order.assigned" when order.Assignments.MaxBy(one => one.SinceMs) is { } sent:
                ByChoice(matter with { Centre = sent.Area }, people, nowMs, one => Wants(one, NotifyKind.Order, order.Cell)
                    && (one.Subject == sent.Officer || one.Department == sent.Department));
                break;
            case "order.handed-over" when FirstOnDuty(order.Lead, onDuty) is (_, var first) && !WasToldOfBreach(order, first):
                Tell(matter, first, people.GetValueOrDefault(first), onDuty: true, rank: 0, nowMs);
                break;
            case "order.supervised" when order.SupervisedBy is { } watching && FirstOnDuty(watching, onDuty) is (_, var first):
                Tell(matter with { Centre = watching }, first, people.GetValueOrDefault(first), onDuty: true, rank: 0, nowMs);
                break;
            case "order.stage-overdue":
                var breach = matter with { Kind = NotifyKind.Breach };
                if (FirstOnDuty(order.Lead, onDuty) is (var at, var called))
                {
                    Tell(breach with { Centre = at }, called, people.GetValueOrDefault(called), onDuty: true, rank: 0, nowMs);
                }

                ByChoice(breach, people, nowMs, one => Wants(one, NotifyKind.Breach, order.Cell)
                    && (one.Department is null || order.Assignments.Any(sent => sent.Department == one.Department)));
                break;
        }
    }

    /// <summary>The first on duty at a centre, or where nobody is, at the next one up that has people.</summary>
    private (DivisionCode Centre, string Person)? FirstOnDuty(DivisionCode centre, Func<DivisionCode, IReadOnlyList<string>> onDuty)
    {
        for (DivisionCode? next = centre; next is { } here; next = here.Parent)
        {
            if (onDuty(here).FirstOrDefault(IsHere) is { } first)
            {
                return (here, first);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the event before, a stage that ran out, called the same person: the clock hands over at once, and where nobody is on duty
    /// below, one call is enough.
    /// </summary>
    private bool WasToldOfBreach(WorkOrderView order, string person) => _bySubject.GetValueOrDefault(order.Id.Value, []).Select(id => _all[id])
        .Any(one => one is { Kind: NotifyKind.Breach, OnDuty: true } && one.Recipient == person
            && one.EventId == $"{order.Id}#{order.Version - 1}");
}
