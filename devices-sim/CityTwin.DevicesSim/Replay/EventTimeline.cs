using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Replay;

/// <summary>All stations' readings in event-time order, a slice of time at a time.</summary>
internal sealed class EventTimeline
{
    // As fast as can be, a slice holds about this many readings of a station: enough to fill a message.
    private const int ReadingsPerSlice = 10;

    private readonly IReadOnlyList<ReplayStation> _stations;
    private readonly int[] _next;

    public EventTimeline(IReadOnlyList<ReplayStation> stations)
    {
        _stations = stations;
        _next = new int[stations.Count];
        FirstMs = stations.Min(station => station.Readings[0].TimeMs);
        LastMs = stations.Max(station => station.Readings[^1].TimeMs);
        Total = stations.Sum(station => station.Readings.Count);
    }

    public long FirstMs { get; }

    public long LastMs { get; }

    public int Total { get; }

    /// <summary>Event time in a slice when nothing holds the replay back.</summary>
    public long SliceMs => Math.Max(1, (LastMs - FirstMs) / Math.Max(1, Total / _stations.Count / ReadingsPerSlice));

    /// <summary>Each station's readings up to and including a time, that were not taken before.</summary>
    public IEnumerable<(int Station, TelemetryReading Reading)> TakeUntil(long timeMs)
    {
        for (var station = 0; station < _stations.Count; station++)
        {
            var readings = _stations[station].Readings;
            while (_next[station] < readings.Count && readings[_next[station]].TimeMs <= timeMs)
            {
                yield return (station, readings[_next[station]++]);
            }
        }
    }
}
