namespace CityTwin.Notifications.Channels;

/// <summary>A way out of the city to a person.</summary>
internal interface IChannel
{
    NotifyChannel Channel { get; }

    /// <param name="cancel">Set when it has taken too long.</param>
    Task<ChannelOutcome> Send(NotifyPreferences preferences, OutgoingMessage message, CancellationToken cancel);
}
