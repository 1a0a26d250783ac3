using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// Remembers devices. A change forgets them at once; an answer of the registry that was on its way while something
/// changed is not remembered.
/// </summary>
internal sealed class DeviceCache
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry> _unknown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly ConcurrentDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _unknownBySpan;
    private readonly SemaphoreSlim _lookups;
    private readonly IDeviceSource _source;
    private readonly MetricTables _metrics;
    private readonly FrontDoorOptions _options;
    private readonly TimeProvider _clock;
    private long _changes;

    public DeviceCache(
        IDeviceSource source, MetricTables metrics, IOptions<FrontDoorOptions> options, TimeProvider clock)
    {
        _source = source;
        _metrics = metrics;
        _options = options.Value;
        _clock = clock;
        _lookups = new SemaphoreSlim(_options.MaxLookups);
        _bySpan = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _unknownBySpan = _unknown.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _entries.Count + _unknown.Count;

    /// <summary>What is remembered. False when the registry must be asked; true with null when there is no such device.</summary>
    public bool TryGet(ReadOnlySpan<char> deviceId, out KnownDevice? device)
    {
        if ((_bySpan.TryGetValue(deviceId, out var entry) || _unknownBySpan.TryGetValue(deviceId, out entry))
            && _clock.GetTimestamp() < entry.Until)
        {
            device = entry.Device;
            return true;
        }

        device = null;
        return false;
    }

    /// <exception cref="Exception">The registry does not answer.</exception>
    public async Task<KnownDevice?> Find(string deviceId, CancellationToken cancellationToken)
    {
        KnownDevice? device;
        while (!TryGet(deviceId, out device))
        {
            await _lookups.WaitAsync(cancellationToken);
            try
            {
                var before = Volatile.Read(ref _changes);
                var record = await _source.Find(deviceId).WaitAsync(_options.LookupWithin, _clock, cancellationToken);
                device = record is null ? null : new KnownDevice(record, _metrics.For(record.Sensor?.Kind));
                if (Remember(deviceId, device, before))
                {
                    return device;
                }
            }
            finally
            {
                _lookups.Release();
            }
        }

        return device;
    }

    public void Forget(IEnumerable<string> deviceIds)
    {
        // Counted first: an answer that is compared after this is old, one compared before is removed below.
        Interlocked.Increment(ref _changes);
        foreach (var deviceId in deviceIds)
        {
            _entries.TryRemove(deviceId, out _);
            _unknown.TryRemove(deviceId, out _);
        }
    }

    public void ForgetShard(string shard) =>
        Forget(_entries.Keys.Concat(_unknown.Keys).Where(deviceId => DeviceShard.KeyOf(deviceId) == shard));

    private bool Remember(string deviceId, KnownDevice? device, long before)
    {
        var entries = device is null ? _unknown : _entries;
        if (entries.Count >= (device is null ? _options.MaxUnknownDevices : _options.MaxKnownDevices))
        {
            // All are asked for again, once and as they speak: cheaper than keeping an order for a case that is rare.
            entries.Clear();
        }

        var lifetime = device is null ? _options.UnknownFor : _options.KnownFor;
        var entry = new Entry(device, _clock.GetTimestamp() + (long)(lifetime.TotalSeconds * _clock.TimestampFrequency));
        entries[deviceId] = entry;
        if (Volatile.Read(ref _changes) == before)
        {
            return true;
        }

        entries.TryRemove(new KeyValuePair<string, Entry>(deviceId, entry));
        return false;
    }

    private sealed record Entry(KnownDevice? Device, long Until);
}
