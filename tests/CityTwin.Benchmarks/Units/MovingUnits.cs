using System.Diagnostics;
using System.Text;
using CityTwin.Benchmarks.Ingest;
using CityTwin.Benchmarks.Load;
using HdrHistogram;

namespace CityTwin.Benchmarks.Units;

/// <summary>
/// Units on their ways: each says where it is once a second, the next a bit after the one before. What a message says the time is
/// is when it was due, so that a load generator that is late makes positions older and not fewer.
/// </summary>
internal sealed class MovingUnits : IAsyncDisposable
{
    public const int LongestUs = 60_000_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<PlannedUnit> _units;
    private readonly IReadOnlyList<MqttSocket> _sockets;
    private readonly byte[][] _topics;
    private readonly TimeProvider _clock;
    private readonly long[] _lastMs;
    private readonly long[] _sentAt;
    private readonly byte[] _out = new byte[2 * PositionWriter.MaxBytes];
    private readonly byte[] _payload = new byte[PositionWriter.MaxBytes];
    private readonly CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;
    private Task _reading = Task.CompletedTask;
    private long _taken;
    private long _refused;

    private MovingUnits(IReadOnlyList<PlannedUnit> units, IReadOnlyList<MqttSocket> sockets, TimeProvider clock)
    {
        (_units, _sockets, _clock) = (units, sockets, clock);
        _topics = [.. units.Select(unit => Encoding.UTF8.GetBytes(unit.Topic))];
        (_lastMs, _sentAt) = (new long[units.Count], new long[units.Count]);
    }

    public long Sent { get; private set; }

    public long Taken => Interlocked.Read(ref _taken);

    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>From send to acknowledgement, microseconds.</summary>
    public LongConcurrentHistogram AckUs { get; } = new(1, LongestUs, 3);

    public static async Task<MovingUnits> Connect(
        int port, IReadOnlyList<PlannedUnit> units, IReadOnlyList<FleetDevice> devices, TimeProvider clock)
    {
        var sockets = new List<MqttSocket>();
        foreach (var device in devices)
        {
            sockets.Add(await MqttSocket.Open(port, device.Id, device.Id, device.Password));
        }

        return new MovingUnits(units, sockets, clock);
    }

    public void Start()
    {
        _reading = Task.WhenAll(_sockets.Select((_, i) => Task.Run(() => Drain(i))));
        _sending = Task.Run(Send);
    }

    /// <summary>Stands still, and waits until all that was said is acknowledged.</summary>
    /// <returns>What each said last of when it was where it is.</returns>
    /// <exception cref="TimeoutException">It is not.</exception>
    public async Task<IReadOnlyDictionary<string, long>> Halt(TimeSpan patience)
    {
        await _stop.CancelAsync();
        await _sending;
        var from = _clock.GetTimestamp();
        while (Taken + Refused < Sent)
        {
            if (_clock.GetElapsedTime(from) > patience)
            {
                throw new TimeoutException($"{Sent - Taken - Refused} of {Sent} messages were not acknowledged within {patience.TotalSeconds:F0} s.");
            }

            await Task.Delay(Tick, _clock);
        }

        return _units.Select((unit, i) => (unit.Id.Value, At: _lastMs[i])).ToDictionary(one => one.Value, one => one.At);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        await _reading;
        _stop.Dispose();
    }

    private async Task Send()
    {
        var (from, fromMs) = (_clock.GetTimestamp(), _clock.GetUtcNow().ToUnixTimeMilliseconds());
        using var timer = new PeriodicTimer(Tick, _clock);
        while (!_stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var due = (long)(_clock.GetElapsedTime(from) / Period * _units.Count);
            for (; Sent < due && !_stop.IsCancellationRequested; Sent++)
            {
                var unit = (int)(Sent % _units.Count);
                var since = Period * ((double)Sent / _units.Count);
                _lastMs[unit] = fromMs + (long)since.TotalMilliseconds;
                var length = Write(unit, since);
                Volatile.Write(ref _sentAt[unit], Stopwatch.GetTimestamp());
                await _sockets[unit].Send(_out.AsMemory(0, length));
            }
        }
    }

    private int Write(int unit, TimeSpan since)
    {
        var number = Sent / _units.Count;
        var length = PositionWriter.Write(_payload, _units[unit], since, number, _lastMs[unit]);
        var id = (ushort)((number % ushort.MaxValue) + 1);
        return MqttPackets.WritePublish(_out, _topics[unit], _payload.AsSpan(0, length), 1, id);
    }

    private async Task Drain(int unit)
    {
        try
        {
            while (true)
            {
                await _sockets[unit].Receive((type, _, body) => Acknowledged(unit, type, body));
            }
        }
        catch (Exception e) when (e is EndOfStreamException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // Closed: the load is over. Closed by the city, messages stay unacknowledged and the run fails.
        }
    }

    private void Acknowledged(int unit, byte type, ReadOnlySpan<byte> body)
    {
        if (type != MqttPackets.PubAck)
        {
            return;
        }

        if (body.Length > 2 && body[2] >= MqttPackets.RefusedFrom)
        {
            Interlocked.Increment(ref _refused);
            return;
        }

        Interlocked.Increment(ref _taken);
        AckUs.RecordValue(Math.Min((long)Stopwatch.GetElapsedTime(Volatile.Read(ref _sentAt[unit])).TotalMicroseconds, LongestUs));
    }
}
