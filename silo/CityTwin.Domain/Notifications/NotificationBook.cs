using CityTwin.City;

namespace CityTwin.Notifications;

/// <summary>
/// What a district's people were told and are to be told, and who is asked next of each unanswered alert. All that changes
/// it says when it is.
/// </summary>
/// <param name="district">Whose log is told of.</param>
/// <param name="zone">The city's days, for quiet hours.</param>
public sealed partial class NotificationBook(DivisionCode district, NotificationPolicy policy, CityDay zone)
{
    private readonly Dictionary<string, Notification> _all = [];
    private readonly Dictionary<string, List<string>> _bySubject = [];
    private readonly Dictionary<string, Shelf> _byRecipient = [];
    private readonly Dictionary<string, HandOff> _handOffs = [];
    private readonly List<Notification> _changed = [];

    /// <summary>When a person was last sent a message by a channel; a restart forgets it, which costs one message at most.</summary>
    private readonly Dictionary<(string Recipient, NotifyChannel Channel), long> _lastTried = [];

    /// <summary>Grows with each change.</summary>
    public long Changes { get; private set; }

    /// <summary>Notifications that found no room.</summary>
    public int Dropped { get; private set; }

    public IReadOnlyCollection<Notification> Notifications => _all.Values;

    public IReadOnlyCollection<HandOff> HandOffs => _handOffs.Values;

    /// <summary>Whether anything is still to be sent.</summary>
    public bool HasWaiting => _all.Values.Any(one => one.IsWaiting);

    /// <summary>As it was kept.</summary>
    public void Recall(IEnumerable<Notification> notifications, IEnumerable<HandOff> handOffs)
    {
        foreach (var one in notifications)
        {
            Place(one);
            Changes = Math.Max(Changes, one.Change);
            _byRecipient[one.Recipient].Newest = Math.Max(_byRecipient[one.Recipient].Newest, one.Change);
        }

        foreach (var open in handOffs)
        {
            _handOffs[open.Alert] = open;
        }
    }

    public Notification? Find(string id) => _all.GetValueOrDefault(id);

    /// <summary>The last change of any of a person's notifications; 0 when there are none.</summary>
    public long NewestOf(string recipient) => _byRecipient.GetValueOrDefault(recipient)?.Newest ?? 0;

    /// <summary>What has changed since this was last asked.</summary>
    public IReadOnlyList<Notification> TakeChanged()
    {
        Notification[] changed = [.. _changed.GroupBy(one => one.Id).Select(same => same.Last())];
        _changed.Clear();
        return changed;
    }

    /// <summary>Newest first, then by id.</summary>
    public NotificationPage List(NotificationQuery query)
    {
        var found = (query.Subject is { } subject ? _bySubject.GetValueOrDefault(subject, []).Select(id => _all[id])
                : query.Recipient is { } of ? _byRecipient.GetValueOrDefault(of)?.Ids.Select(id => _all[id]) ?? []
                : _all.Values)
            .Where(one => query.Recipient is null || one.Recipient == query.Recipient)
            .Where(one => query.Open is not { } open || open != one.IsOver)
            .Where(one => query.ChangedAfter is not { } after || one.Change > after)
            .Where(one => query.Before is not { } before || one.CreatedAtMs < before.CreatedAtMs
                || (one.CreatedAtMs == before.CreatedAtMs && string.CompareOrdinal(one.Id, before.Id) > 0))
            .OrderByDescending(one => one.CreatedAtMs).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Take(query.Max + 1).ToArray();
        return new NotificationPage([.. found.Take(query.Max)], found.Length > query.Max);
    }

    /// <summary>
    /// What one person was told of one matter and is not over: on the screen and by mail it is one matter, and of one person
    /// one answer.
    /// </summary>
    public IReadOnlyList<Notification> OpenLike(Notification one) =>
        [.. OpenOf(one.Subject).Where(other => other.Recipient == one.Recipient)];

    /// <summary>The person has taken note of some; those that have been are passed over.</summary>
    public IReadOnlyList<Notification> Acknowledge(IEnumerable<string> ids, string by, long nowMs)
    {
        var taken = new List<Notification>();
        foreach (var id in ids)
        {
            if (_all.GetValueOrDefault(id) is not { IsOver: false } one)
            {
                continue;
            }

            foreach (var same in OpenLike(one))
            {
                Change(same with { State = NotificationState.Acknowledged, AcknowledgedAtMs = nowMs, AcknowledgedBy = by });
                if (same.OnDuty)
                {
                    End(one.Subject);
                }
            }

            taken.Add(_all[id]);
        }

        return taken;
    }

    /// <summary>Forgets what is old, and beyond the bound the oldest.</summary>
    public void Forget(long nowMs)
    {
        var until = nowMs - (long)policy.KeepFor.TotalMilliseconds;
        foreach (var old in _all.Values.Where(one => !one.IsWaiting && one.CreatedAtMs < until).ToArray())
        {
            Drop(old);
        }

        foreach (var (to, _) in _lastTried.Where(one => nowMs - one.Value > (long)policy.LeastGap.TotalMilliseconds).ToArray())
        {
            _lastTried.Remove(to);
        }

        var beyond = _all.Count - policy.MaxKept;
        if (beyond > 0)
        {
            foreach (var old in _all.Values.OrderBy(one => one.IsWaiting).ThenByDescending(one => one.IsOver)
                .ThenBy(one => one.CreatedAtMs).Take(beyond).ToArray())
            {
                Dropped += old.IsWaiting ? 1 : 0;
                Drop(old);
            }
        }
    }

    private void Change(Notification one)
    {
        one = one with { Change = ++Changes };
        _all[one.Id] = one;
        _byRecipient[one.Recipient].Newest = one.Change;
        _changed.Add(one);
    }

    private void Place(Notification one)
    {
        _all[one.Id] = one;
        if (!_bySubject.TryGetValue(one.Subject, out var same))
        {
            _bySubject[one.Subject] = same = [];
        }

        same.Add(one.Id);
        if (!_byRecipient.TryGetValue(one.Recipient, out var own))
        {
            _byRecipient[one.Recipient] = own = new Shelf();
        }

        own.Ids.Add(one.Id);
    }

    private void Drop(Notification one)
    {
        _all.Remove(one.Id);
        if (_bySubject.TryGetValue(one.Subject, out var same) && same.Remove(one.Id) && same.Count == 0)
        {
            _bySubject.Remove(one.Subject);
        }

        if (_byRecipient.TryGetValue(one.Recipient, out var own) && own.Ids.Remove(one.Id) && own.Ids.Count == 0)
        {
            _byRecipient.Remove(one.Recipient);
        }
    }

    /// <summary>What one person was told.</summary>
    private sealed class Shelf
    {
        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

        public long Newest { get; set; }
    }
}
