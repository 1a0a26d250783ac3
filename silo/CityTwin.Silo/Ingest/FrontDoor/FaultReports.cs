using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Mqtt;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Marks a sensor faulty; nothing waits for it.</summary>
internal delegate void FaultReport(TwinId sensor, string reason, long atMs);

/// <summary>Tells a sensor's street that it said something physics does not allow; not more often than it helps.</summary>
internal sealed class FaultReports(FaultReport report, IOptions<FrontDoorOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> _reported = new(StringComparer.Ordinal);

    public void Report(Refusal refusal)
    {
        if (refusal.Code != RefusalCodes.OutOfRange || refusal.Device is not KnownDevice { Sensor: { } sensor } device
            || !IsDue(device.DeviceId))
        {
            return;
        }

        report(sensor, refusal.Reason, clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private bool IsDue(string deviceId)
    {
        var now = clock.GetTimestamp();
        if (_reported.TryGetValue(deviceId, out var last) && clock.GetElapsedTime(last, now) < options.Value.FaultEvery)
        {
            return false;
        }

        if (_reported.Count >= options.Value.MaxKnownDevices)
        {
            _reported.Clear();
        }

        _reported[deviceId] = now;
        return true;
    }
}
