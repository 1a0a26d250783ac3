using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;

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

        if (logged is { Alert.Active: false } or { Order.IsOpen: false })
        {
            Lapse(logged.Entry.Entity);
        }
    }

    private void Note(
        LogEntry entry, AlertView alert, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs, bool fresh)
    {
        var open = _handOffs.GetValueOrDefault(entry.Entity);
        switch (entry.Type)
        {
            case "alert.acknowledged":
                Answer(alert.Id.Value, alert.AcknowledgedBy, nowMs);
                break;
            case "alert.quieted":
                Silence(alert.Id.Value);
                break;
            case "alert.raised" when fresh && alert.Quieted is null:
            case "alert.unquieted" when fresh && alert is { Active: true, Acknowledged: false }:
            // One that climbed past what somebody took note of is unacknowledged again.
            case "alert.severity-changed" when fresh && alert is { Active: true, Acknowledged: false, Quieted: null }
                && (alert.Severity == alert.HighestSeverity || alert.Severity > alert.AcknowledgedSeverity)
                && alert.Severity > (open?.Severity ?? Severity.None):
                Ask(alert, entry.EventId, entry.OccurredAtMs, NotifyKind.Alert, people, onDuty, nowMs);
                ByChoice(MatterOf(entry, alert, AlertLadder.LeadOf(alert), NotifyKind.Alert), people, nowMs, one =>
                    Wants(one, NotifyKind.Alert, alert.Cell) && (one.Severities.Count == 0 || one.Severities.Contains(alert.Severity)));
                break;
            case "alert.escalated" when fresh && alert is { Active: true, Quieted: null }:
                var lead = AlertLadder.LeadOf(alert);
                Ask(alert, entry.EventId, entry.OccurredAtMs, NotifyKind.Escalation, people, onDuty, nowMs);
                ByChoice(MatterOf(entry, alert, lead, NotifyKind.Escalation), people, nowMs,
                    one => one.Area == lead && one.Kinds.Contains(NotifyKind.Escalation));
                break;
        }
    }

    private static Matter MatterOf(LogEntry entry, AlertView alert, DivisionCode centre, NotifyKind kind) => new(
        alert.Id.Value, entry.EventId, kind, centre, alert.Cell, alert.Severity, alert.Rule, alert.Subject.Value, entry.OccurredAtMs)
    {
        Anew = Matter.Since(alert.AcknowledgedAtMs),
    };

    private static bool Wants(NotifyPreferences one, NotifyKind kind, DivisionCode cell) => one.Kinds.Contains(kind)
        && one.Area.Contains(cell) && (one.Areas.Count == 0 || one.Areas.Any(area => area.Contains(cell)));

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
}
