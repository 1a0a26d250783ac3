using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Ingest.FrontDoor;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>A registry that a test fills.</summary>
internal sealed class MemoryDevices : IDeviceSource
{
    private readonly ConcurrentDictionary<string, DeviceRecord> _records = new();
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Set to make the registry fail.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Runs while a question is on its way to its answer.</summary>
    public Func<string, Task>? OnTheWay { get; set; }

    public void Set(DeviceRecord record) => _records[record.DeviceId] = record;

    public DeviceRecord Get(string deviceId) => _records[deviceId];

    /// <summary>The device whose value a sensor's is, whoever said it.</summary>
    public string Of(TwinId sensor) => _records.Values.Single(record => record.Sensor?.Id == sensor).DeviceId;

    public async Task<DeviceRecord?> Find(string deviceId)
    {
        Interlocked.Increment(ref _asked);
        var record = _records.GetValueOrDefault(deviceId);
        if (OnTheWay is { } meanwhile)
        {
            await meanwhile(deviceId);
        }

        return Failure is null ? record : throw Failure;
    }
}
