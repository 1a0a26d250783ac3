using CityTwin.DevicesSim.Drones.Pictures;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>A picture that is not in the cloud yet.</summary>
internal sealed record WaitingPicture(Shot Shot, bool IsTask, int Attempts, long DueMs);
