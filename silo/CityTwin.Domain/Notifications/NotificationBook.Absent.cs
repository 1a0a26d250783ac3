namespace CityTwin.Notifications;

/// <content>Who is passed over, whatever rosters and preferences say.</content>
public sealed partial class NotificationBook
{
    /// <summary>
    /// Whether a principal still has access. Whoever has none keeps the place in the row of duty, so that nobody after it is
    /// passed over too, and is not asked.
    /// </summary>
    public Func<string, bool> IsHere { get; init; } = _ => true;
}
