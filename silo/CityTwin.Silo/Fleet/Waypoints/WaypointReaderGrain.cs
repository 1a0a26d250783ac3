using CityTwin.Fleet.Dispatch;
using Orleans.Concurrency;

namespace CityTwin.Fleet.Waypoints;

/// <summary>Reads beside the grains' threads, for a file may be large, and few at once, for anybody may send one.</summary>
[GrainType("waypoint-reader"), StatelessWorker(AtOnce)]
internal sealed class WaypointReaderGrain(IGroundHeights ground) : Grain, IWaypointReaderGrain
{
    /// <summary>Files that a silo reads at once.</summary>
    private const int AtOnce = 2;

    public Task<WaypointsRead> Read(string name, byte[] content) => Task.Run(() => WaypointStops.Read(name, content, ground.GroundM));
}
