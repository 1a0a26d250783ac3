using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Notifications;

/// <summary>
/// Tells people of what is in a district's log, keyed by the district's code. It follows the log as storage has it; an append
/// waits for none of this.
/// </summary>
[Alias("CityTwin.INotificationDeskGrain")]
public interface INotificationDeskGrain : IGrainWithStringKey
{
    /// <summary>Wakes it where it sleeps.</summary>
    [AlwaysInterleave]
    [Alias("Attend")]
    Task Attend();

    [Alias("List")]
    Task<NotificationPage> List(NotificationQuery query);

    /// <summary>The person has taken note. Acknowledging again changes nothing. One on duty acknowledges the alert with it.</summary>
    /// <exception cref="NotifyRefusedException">There is none under this id that was sent to this person.</exception>
    [Alias("Acknowledge")]
    Task<Notification> Acknowledge(string id, string by);

    /// <summary>The same for all that went in the message whose link this is.</summary>
    /// <exception cref="NotifyRefusedException">The link is not one of this desk's, or is too old.</exception>
    [Alias("AcknowledgeLink")]
    Task<IReadOnlyList<Notification>> AcknowledgeLink(string token);

    /// <summary>Sends a person a message that says that it is a test.</summary>
    /// <exception cref="NotifyRefusedException">The person has no such channel, or tested it a moment ago.</exception>
    [Alias("Test")]
    Task<ChannelOutcome> Test(string subject, NotifyChannel channel);

    /// <summary>Subscribes for a minute; call again to renew.</summary>
    /// <returns>The last change of any of the person's notifications, 0 when there are none: while it stays, there is nothing to list.</returns>
    [Alias("Subscribe")]
    Task<long> Subscribe(INotificationObserver observer, string recipient);

    [Alias("Unsubscribe")]
    Task Unsubscribe(INotificationObserver observer);
}

/// <summary>Receives a person's notifications as they change. A push may be lost: the list has them all.</summary>
[Alias("CityTwin.INotificationObserver")]
public interface INotificationObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnChanged")]
    Task OnChanged(DivisionCode district, IReadOnlyList<Notification> notifications);
}
