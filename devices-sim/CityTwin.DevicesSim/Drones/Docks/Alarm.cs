namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>A health message.</summary>
/// <param name="Code">Of the maker's public list.</param>
/// <param name="Level">0 notification, 1 reminder, 2 warning.</param>
/// <param name="Passes">Whether it goes away by itself, as wind does.</param>
internal sealed record Alarm(string Code, int Level, bool IsDock, bool Passes);
