namespace CityTwin.Notifications;

/// <content>Who is passed over, whatever rosters and preferences say.</content>
public sealed partial class NotificationBook
{
    /// <summary>
    /// Whether a principal still has access. Whoever has none keeps the place in the row of duty, so that nobody after it is
    /// passed over too, and is not asked.
    /// </summary>
    public Func<string, bool> IsHere { get; init; } = _ => true;

    /// <summary>An alert that waits for somebody who has no access any more is due for the next person at once.</summary>
    public void PassOver(long nowMs)
    {
        foreach (var open in _handOffs.Values.Where(open => open.NextAtMs > nowMs && AskedLast(open) is { } asked && !IsHere(asked)).ToArray())
        {
            _handOffs[open.Alert] = open with { NextAtMs = nowMs };
        }
    }

    private string? AskedLast(HandOff open) => _bySubject.GetValueOrDefault(open.Alert, []).Select(id => _all[id])
        .Where(one => one.OnDuty && one.Centre == open.Centre && one.Rank == open.Rank)
        .MaxBy(one => one.CreatedAtMs)?.Recipient;
}
