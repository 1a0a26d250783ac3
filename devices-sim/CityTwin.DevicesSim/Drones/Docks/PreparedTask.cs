using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>A flight task that is in the dock and waits for its order.</summary>
/// <param name="LeastPercent">Of the battery, for it to be ready.</param>
/// <param name="LeastStorageKb">For it to be flown.</param>
internal sealed record PreparedTask(
    string FlightId, string Bid, int Type, long PreparedAtMs, WaylineMission Mission, FlightRules Rules, BreakPoint? From,
    bool ChecksAreas, double? LeastPercent, long? NotBeforeMs, long? NotAfterMs, long? LeastStorageKb)
{
    public const int Conditional = 2;

    /// <summary>Whether the cloud has been told that it may be flown now.</summary>
    public bool IsReadyTold { get; set; }
}
