namespace CityTwin.Fleet;

/// <summary>Reads waypoint files: any silo can, and nothing of one is kept.</summary>
[Alias("CityTwin.IWaypointReaderGrain")]
public interface IWaypointReaderGrain : IGrainWithIntegerKey
{
    /// <summary>The key under which it is called.</summary>
    const int Key = 0;

    /// <summary>Bytes of a file.</summary>
    const int MaxBytes = 2 * 1024 * 1024;

    /// <param name="name">The file's name, for problems.</param>
    /// <exception cref="MissionRefusedException">The city's ground is not known yet, above which this file's altitudes count.</exception>
    [Alias("Read")]
    Task<WaypointsRead> Read(string name, byte[] content);
}
