using CityTwin.Ledger;

namespace CityTwin.Notifications;

/// <content>What is over.</content>
public sealed partial class NotificationBook
{
    /// <summary>
    /// When an event ends its alert or order, whatever was told of it and nobody took note of lapses, shown or sent or not: no screen
    /// calls for it any more.
    /// </summary>
    public void Lapse(LoggedEvent logged)
    {
        if (logged is { Alert.Active: false } or { Order.IsOpen: false })
        {
            foreach (var one in _bySubject.GetValueOrDefault(logged.Entry.Entity, []).Select(id => _all[id]).Where(one => !one.IsOver).ToArray())
            {
                Change(one with { State = NotificationState.Lapsed });
            }
        }
    }
}
