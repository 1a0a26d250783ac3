using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Notifications;

/// <content>Whom an alert asks, one after the other, until somebody answers.</content>
public sealed partial class NotificationBook
{
    /// <summary>Rank of an alert that has nobody left to ask: it waits to be asked again.</summary>
    private const int NobodyLeft = -1;

    private readonly List<string> _unanswered = [];

    /// <summary>The earliest moment at which somebody else is asked; null when nobody is.</summary>
    public long? NextHandOffMs => _handOffs.Count == 0 ? null : _handOffs.Values.Min(open => open.NextAtMs);

    /// <summary>Asks the next person about each alert that was not answered in time.</summary>
    public void Sweep(
        IReadOnlyDictionary<string, NotifyPreferences> people, Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        foreach (var open in _handOffs.Values.Where(open => open.NextAtMs <= nowMs).OrderBy(open => open.NextAtMs).ToArray())
        {
            var next = open.Rank == NobodyLeft ? open with { Rank = 0, Centre = FromAgain(open, onDuty) } : open with { Rank = open.Rank + 1 };
            AskFrom(next, NotifyKind.Alert, "", people, onDuty, nowMs);
        }
    }

    /// <summary>
    /// Asks for each alert that is open while nobody is asked: what was recorded too long ago to be told as news, as after a long
    /// outage, and still goes on.
    /// </summary>
    /// <param name="board">Alerts as they stand on the district's board.</param>
    /// <param name="taken">The last sequence of the log that was taken: what happened after it comes by itself.</param>
    public void AskMissed(
        IEnumerable<AlertView> board, long taken, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        foreach (var alert in board.Where(alert => IsMissed(alert, taken)))
        {
            if (_handOffs.Count < policy.MaxHandOffs)
            {
                Ask(alert, "", alert.RaisedAtMs, NotifyKind.Alert, people, onDuty, nowMs);
            }
        }
    }

    /// <summary>Whether an alert on the board is open, is one that this log had told of, and asks nobody.</summary>
    public bool IsMissed(AlertView alert, long taken) => alert is { Active: true, Acknowledged: false, Quieted: null }
        && !_handOffs.ContainsKey(alert.Id.Value) && alert.Trail.Sequences is [.., var last] && last <= taken;

    /// <summary>The alerts that found nobody left to ask since this was last asked, each once for each time it asks from the beginning.</summary>
    public IReadOnlyList<string> TakeUnanswered()
    {
        string[] taken = [.. _unanswered];
        _unanswered.Clear();
        return taken;
    }

    /// <summary>The alerts that are due to be asked about from the beginning again.</summary>
    public IReadOnlyList<string> AskingAgain(long nowMs) =>
        [.. _handOffs.Values.Where(open => open.Rank == NobodyLeft && open.NextAtMs <= nowMs).Select(open => open.Alert)];

    /// <summary>Of alerts that are over, though their log had no word of it that could be read, nobody is asked any more.</summary>
    public void Over(IEnumerable<string> alerts)
    {
        foreach (var alert in alerts)
        {
            Lapse(alert);
        }
    }

    private void Ask(
        AlertView alert, string eventId, long occurredAtMs, NotifyKind kind, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        // A centre that is asked already is not asked from the beginning because the ladder has come to it too.
        var centre = AlertLadder.LeadOf(alert);
        if (_handOffs.GetValueOrDefault(alert.Id.Value) is { } open && open.Severity >= alert.Severity
            && open.Centre.Value.Length <= centre.Value.Length)
        {
            return;
        }

        AskFrom(
            new HandOff(
                alert.Id.Value, alert.Cell, alert.Subject.Value, alert.Rule, occurredAtMs, centre, Rank: 0, alert.Severity, nowMs)
            {
                AnsweredAtMs = alert.AcknowledgedAtMs, Lead = centre,
            },
            kind, eventId, people, onDuty, nowMs);
    }

    /// <summary>Tells the first, from a place in the row of duty on, who has not been told; where the row ends, in the next centre up.</summary>
    private void AskFrom(
        HandOff open, NotifyKind kind, string eventId, IReadOnlyDictionary<string, NotifyPreferences> people,
        Func<DivisionCode, IReadOnlyList<string>> onDuty, long nowMs)
    {
        var start = open;
        for (DivisionCode? centre = open.Centre; centre is { } here; centre = here.Parent, open = open with { Rank = 0 })
        {
            var row = onDuty(here);
            for (var rank = open.Rank; rank < row.Count; rank++)
            {
                var matter = MatterOf(open with { Centre = here }, here == open.Centre ? kind : NotifyKind.Escalation, eventId);
                if (Tell(matter, row[rank], people.GetValueOrDefault(row[rank]), onDuty: true, rank, nowMs))
                {
                    if (open.Round > 0)
                    {
                        Supersede(open.Alert, row[rank], nowMs);
                    }

                    var within = open.Round > 0 ? policy.AskAgainEvery : policy.AnswerWithin.GetValueOrDefault(open.Severity, policy.KeepFor);
                    Await(open with
                    {
                        Centre = here, Rank = rank, Asked = row[rank], AskedAtMs = nowMs,
                        NextAtMs = nowMs + (long)within.TotalMilliseconds,
                    });
                    return;
                }
            }
        }

        if (start.Round == 0)
        {
            _unanswered.Add(start.Alert);
        }

        Await(start with
        {
            Rank = NobodyLeft, Asked = "", Round = start.Round + 1, NextAtMs = nowMs + (long)policy.AskAgainEvery.TotalMilliseconds,
        });
    }

    /// <summary>Who is asked again: the furthest centre up that has people on duty, or from the first on when nobody was asked yet.</summary>
    private DivisionCode FromAgain(HandOff open, Func<DivisionCode, IReadOnlyList<string>> onDuty)
    {
        var from = open.Lead ?? open.Centre;
        if (open.AskedAtMs > 0)
        {
            for (DivisionCode? centre = from; centre is { } here; centre = here.Parent)
            {
                from = onDuty(here).Any(IsHere) ? here : from;
            }
        }

        return from;
    }

    /// <summary>Of an alert that finds no room the first has been told; the next is asked when there is some.</summary>
    private void Await(HandOff open)
    {
        if (_handOffs.ContainsKey(open.Alert) || _handOffs.Count < policy.MaxHandOffs)
        {
            _handOffs[open.Alert] = open;
            Changes++;
        }
    }

    private void End(string alert) => Changes += _handOffs.Remove(alert) ? 1 : 0;

    /// <summary>Whom no channel reaches is not waited for: the screen alone is not known to be looked at.</summary>
    private void HandOnFrom(Notification failed, long nowMs)
    {
        if (_handOffs.TryGetValue(failed.Subject, out var open) && open.NextAtMs > nowMs
            && failed is { OnDuty: true } && failed.Recipient == open.Asked && failed.CreatedAtMs == open.AskedAtMs
            && _bySubject[failed.Subject].Select(id => _all[id])
                .Where(one => one.OnDuty && one.Recipient == open.Asked && one.CreatedAtMs == open.AskedAtMs)
                .All(one => one.Channel == NotifyChannel.Screen || one.State == NotificationState.Failed))
        {
            Await(open with { NextAtMs = nowMs });
        }
    }

    /// <summary>
    /// Whoever is asked again has one call of the matter, not one for each time: the first stays for the record, those between go.
    /// </summary>
    private void Supersede(string alert, string person, long nowMs)
    {
        var earlier = OpenOf(alert).Where(one => one.OnDuty && one.Recipient == person && one.CreatedAtMs < nowMs).ToArray();
        var firstMs = _bySubject[alert].Select(id => _all[id]).Where(one => one.OnDuty && one.Recipient == person).Min(one => one.CreatedAtMs);
        foreach (var one in earlier)
        {
            Change(one with { State = NotificationState.Lapsed });
        }

        foreach (var one in _bySubject[alert].Select(id => _all[id]).Where(one => one is { OnDuty: true, IsOver: true, AcknowledgedBy: null }
            && one.Recipient == person && one.CreatedAtMs > firstMs && one.CreatedAtMs < nowMs).ToArray())
        {
            Drop(one);
        }
    }

    private static Matter MatterOf(HandOff open, NotifyKind kind, string eventId) =>
        Matter.Of(open, kind) with { EventId = eventId };
}
