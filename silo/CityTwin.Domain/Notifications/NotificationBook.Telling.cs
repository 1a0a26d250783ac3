using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Notifications;

/// <content>From an event, or from time, to whom it is told.</content>
public sealed partial class NotificationBook
{
    /// <summary>Takes an event of the log. Taking it again changes nothing.</summary>
    /// <param name="people">Everybody's preferences, by principal.</param>
    /// <param name="onDuty">Who is on duty at a centre now, in the order they are asked.</param>
    public void Note(
        LoggedEvent logged, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        var fresh = nowMs - logged.Entry.RecordedAtMs <= (long)policy.TellNoOlderThan.TotalMilliseconds;
        if (logged.Alert is { } alert)
        {
            Note(logged.Entry, alert, people, onDuty, nowMs, fresh);
        }
        else if (fresh && logged.Order is { Exercise: false } order)
        {
            Note(logged.Entry, order, people, onDuty, nowMs);
        }
        else if (logged.Warning is { } warning)
        {
            Note(logged.Entry, warning, people, onDuty, nowMs, fresh);
        }
    }

    /// <summary>Asks the next person about each alert that was not answered in time.</summary>
    public void Sweep(
        IReadOnlyDictionary<string, NotifyPreferences> people, Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        foreach (var open in _handOffs.Values.Where(open => open.NextAtMs <= nowMs).OrderBy(open => open.NextAtMs).ToArray())
        {
            AskFrom(open with { Rank = open.Rank + 1 }, NotifyKind.Alert, "", people, onDuty, nowMs);
        }
    }

    /// <summary>The earliest moment at which somebody else is asked; null when nobody is.</summary>
    public long? NextHandOffMs => _handOffs.Count == 0 ? null : _handOffs.Values.Min(open => open.NextAtMs);

    private void Note(
        LogEntry entry, AlertView alert, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs, bool fresh)
    {
        var open = _handOffs.GetValueOrDefault(entry.Entity);
        switch (entry.Type)
        {
            case "alert.acknowledged":
                Close(alert.Id.Value, NotificationState.Acknowledged, alert.AcknowledgedBy, nowMs);
                break;
            case "alert.cleared" or "alert.quieted":
                Close(alert.Id.Value, NotificationState.Lapsed, null, nowMs);
                break;
            case "alert.raised" when fresh && alert.Quieted is null:
            case "alert.unquieted" when fresh && alert is { Active: true, Acknowledged: false }:
            case "alert.severity-changed" when fresh && alert is { Active: true, Acknowledged: false, Quieted: null }
                && alert.Severity == alert.HighestSeverity && alert.Severity > (open?.Severity ?? Severity.None):
                Ask(entry, alert, AlertLadder.LeadOf(alert), NotifyKind.Alert, people, onDuty, nowMs);
                ByChoice(MatterOf(entry, alert, AlertLadder.LeadOf(alert), NotifyKind.Alert), people, nowMs, one =>
                    Wants(one, NotifyKind.Alert, alert.Cell) && (one.Severities.Count == 0 || one.Severities.Contains(alert.Severity)));
                break;
            case "alert.escalated" when fresh && alert is { Active: true, Acknowledged: false, Quieted: null }:
                var lead = AlertLadder.LeadOf(alert);
                Ask(entry, alert, lead, NotifyKind.Escalation, people, onDuty, nowMs);
                ByChoice(MatterOf(entry, alert, lead, NotifyKind.Escalation), people, nowMs,
                    one => one.Area == lead && one.Kinds.Contains(NotifyKind.Escalation));
                break;
        }
    }

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
            case "order.stage-overdue":
                var breach = matter with { Kind = NotifyKind.Breach };
                foreach (var first in onDuty(order.Lead).Where(IsHere).Take(1))
                {
                    Tell(breach, first, people.GetValueOrDefault(first), onDuty: true, rank: 0, nowMs);
                }

                ByChoice(breach, people, nowMs, one => Wants(one, NotifyKind.Breach, order.Cell)
                    && (one.Department is null || order.Assignments.Any(sent => sent.Department == one.Department)));
                break;
        }
    }

    private static Matter MatterOf(LogEntry entry, AlertView alert, DivisionCode centre, NotifyKind kind) => new(
        alert.Id.Value, entry.EventId, kind, centre, alert.Cell, alert.Severity, alert.Rule, alert.Subject.Value, entry.OccurredAtMs);

    private static bool Wants(NotifyPreferences one, NotifyKind kind, DivisionCode cell) => one.Kinds.Contains(kind)
        && one.Area.Contains(cell) && (one.Areas.Count == 0 || one.Areas.Any(area => area.Contains(cell)));

    private void Ask(
        LogEntry entry, AlertView alert, DivisionCode centre, NotifyKind kind, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        // A centre that is asked already is not asked from the beginning because the ladder has come to it too.
        if (_handOffs.GetValueOrDefault(alert.Id.Value) is { } open && open.Severity >= alert.Severity
            && open.Centre.Value.Length <= centre.Value.Length)
        {
            return;
        }

        AskFrom(
            new HandOff(
                alert.Id.Value, alert.Cell, alert.Subject.Value, alert.Rule, entry.OccurredAtMs, centre, Rank: 0, alert.Severity, nowMs),
            kind, entry.EventId, people, onDuty, nowMs);
    }

    /// <summary>Tells the first, from a place in the row of duty on, who has not been told; where the row ends, in the next centre up.</summary>
    private void AskFrom(
        HandOff open, NotifyKind kind, string eventId, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        for (DivisionCode? centre = open.Centre; centre is { } here; centre = here.Parent, open = open with { Rank = 0 })
        {
            var row = onDuty(here);
            for (var rank = open.Rank; rank < row.Count; rank++)
            {
                var matter = MatterOf(open with { Centre = here }, here == open.Centre ? kind : NotifyKind.Escalation, eventId);
                if (Tell(matter, row[rank], people.GetValueOrDefault(row[rank]), onDuty: true, rank, nowMs))
                {
                    var within = policy.AnswerWithin.GetValueOrDefault(open.Severity, policy.KeepFor);
                    _handOffs[open.Alert] = open with
                    {
                        Centre = here, Rank = rank, NextAtMs = nowMs + (long)within.TotalMilliseconds,
                    };
                    return;
                }
            }
        }

        _handOffs.Remove(open.Alert); // There is nobody left to ask.
    }

    private static Matter MatterOf(HandOff open, NotifyKind kind, string eventId) =>
        Matter.Of(open, kind) with { EventId = eventId };

    private void ByChoice(
        Matter matter, IReadOnlyDictionary<string, NotifyPreferences> people, long nowMs, Func<NotifyPreferences, bool> wants)
    {
        var told = 0;
        foreach (var one in people.Values.Where(wants))
        {
            if (told == policy.MaxToldByChoice)
            {
                Dropped++;
                continue;
            }

            var onDuty = _bySubject.GetValueOrDefault(matter.Subject, [])
                .Any(id => _all[id] is { OnDuty: true } other && other.Recipient == one.Subject && other.Severity == matter.Severity);
            if (!onDuty && Tell(matter, one.Subject, one, onDuty: false, rank: 0, nowMs))
            {
                told++;
            }
        }
    }

    /// <returns>Whether the person is here and was not told of it before.</returns>
    private bool Tell(Matter matter, string recipient, NotifyPreferences? preferences, bool onDuty, int rank, long nowMs)
    {
        if (!IsHere(recipient))
        {
            return false;
        }

        var isNew = false;
        foreach (var channel in (IEnumerable<NotifyChannel>)[NotifyChannel.Screen, .. preferences?.Channels ?? []])
        {
            var id = NotificationIdentity.Of(district, matter, recipient, channel, onDuty);
            if (_all.ContainsKey(id))
            {
                continue;
            }

            isNew = true;
            var isScreen = channel == NotifyChannel.Screen;
            var one = new Notification
            {
                Id = id, Subject = matter.Subject, EventId = matter.EventId, Kind = matter.Kind, OnDuty = onDuty, Recipient = recipient,
                Channel = channel, Centre = matter.Centre, Cell = matter.Cell, Severity = matter.Severity,
                State = isScreen ? NotificationState.Sent : NotificationState.Queued, CreatedAtMs = nowMs,
                SentAtMs = isScreen ? nowMs : null, NextAtMs = isScreen ? 0 : FirstAt(matter, preferences, onDuty, nowMs),
                What = matter.What, Twin = matter.Twin, OccurredAtMs = matter.OccurredAtMs, Rank = rank,
            };
            Place(one);
            Change(one);
        }

        return isNew;
    }

    private long FirstAt(Matter matter, NotifyPreferences? preferences, bool onDuty, long nowMs)
    {
        var quiet = onDuty ? null : zone.QuietUntil(preferences?.Quiet, nowMs);
        return quiet is { } until && (matter.Severity < Severity.Red || preferences!.Quiet!.EvenRed) ? until
            : matter.Severity >= policy.AtOnceFrom ? nowMs
            : nowMs + (long)policy.GatherFor.TotalMilliseconds;
    }

    private void Close(string subject, NotificationState state, string? by, long nowMs)
    {
        _handOffs.Remove(subject);
        foreach (var one in _bySubject.GetValueOrDefault(subject, []).Select(id => _all[id]).Where(one => !one.IsOver).ToArray())
        {
            if (state == NotificationState.Acknowledged)
            {
                Change(one with { State = state, AcknowledgedAtMs = nowMs, AcknowledgedBy = by });
            }
            else if (one.IsWaiting && one.Attempts == 0)
            {
                Change(one with { State = state });
            }
        }
    }
}
