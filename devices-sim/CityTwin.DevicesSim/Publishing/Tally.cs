using System.Collections.Concurrent;

namespace CityTwin.DevicesSim.Publishing;

/// <summary>What all devices together have done. Counted from many threads, read by the display.</summary>
internal sealed class Tally
{
    // There are some thirty refusal codes; a broker of another make may say anything.
    private const int MaxReasons = 100;

    private readonly ConcurrentDictionary<string, long> _refused = new();
    private readonly ConcurrentDictionary<string, string> _examples = new();
    private long _connected;
    private long _connectsFailed;
    private long _measured;
    private long _messages;
    private long _acknowledged;
    private long _dropped;
    private string _lastTrouble = "";

    /// <summary>Lines that are up: devices with their own, and gateways.</summary>
    public long Connected => Interlocked.Read(ref _connected);

    public long ConnectsFailed => Interlocked.Read(ref _connectsFailed);

    /// <summary>Readings that devices have made.</summary>
    public long Measured => Interlocked.Read(ref _measured);

    /// <summary>Messages acknowledged, of one reading or more.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>Readings acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Readings that had to make room while the line was down.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public long Refused => _refused.Values.Sum();

    /// <summary>Readings refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason => _refused;

    /// <summary>One full sentence for each reason.</summary>
    public IReadOnlyDictionary<string, string> Examples => _examples;

    /// <summary>Why a line broke or could not be had, most recently.</summary>
    public string LastTrouble => Volatile.Read(ref _lastTrouble);

    public void LineUp() => Interlocked.Increment(ref _connected);

    public void LineDown() => Interlocked.Decrement(ref _connected);

    public void Trouble(string lineId, string why)
    {
        Interlocked.Increment(ref _connectsFailed);
        Volatile.Write(ref _lastTrouble, $"{lineId}: {why}");
    }

    public void Measure(int readings, int dropped)
    {
        Interlocked.Add(ref _measured, readings);
        Interlocked.Add(ref _dropped, dropped);
    }

    /// <summary>A message was answered; so many of its readings are taken.</summary>
    public void Acknowledge(int readings)
    {
        Interlocked.Increment(ref _messages);
        Interlocked.Add(ref _acknowledged, readings);
    }

    public void Refuse(string deviceId, string sentence)
    {
        var code = sentence.Split([':', ' '], 2)[0];
        var reason = code.Length == 0 ? "without a reason" : code;
        if (_refused.Count >= MaxReasons && !_refused.ContainsKey(reason))
        {
            reason = "other reasons";
        }

        _examples.TryAdd(reason, $"{deviceId}: {sentence}");
        _refused.AddOrUpdate(reason, 1, (_, count) => count + 1);
    }
}
