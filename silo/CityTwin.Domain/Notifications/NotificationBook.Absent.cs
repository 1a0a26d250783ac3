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
        foreach (var open in _handOffs.Values.Where(open => open.NextAtMs > nowMs && open.Asked.Length > 0 && !IsHere(open.Asked)).ToArray())
        {
            Await(open with { NextAtMs = nowMs });
        }
    }
}
