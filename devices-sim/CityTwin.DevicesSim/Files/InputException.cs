namespace CityTwin.DevicesSim.Files;

/// <summary>A file or an argument that cannot be used; the message says which, where and why.</summary>
internal sealed class InputException(string message) : Exception(message);
