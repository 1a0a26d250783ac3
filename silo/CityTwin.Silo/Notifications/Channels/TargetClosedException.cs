namespace CityTwin.Notifications.Channels;

/// <summary>A webhook leads to where none may.</summary>
internal sealed class TargetClosedException(string message) : Exception(message);
