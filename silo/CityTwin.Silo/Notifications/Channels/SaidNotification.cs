namespace CityTwin.Notifications.Channels;

/// <summary>A notification in the person's words.</summary>
internal sealed record SaidNotification(Notification Notification, string Text);
