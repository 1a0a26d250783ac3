using System.Diagnostics;
using System.Text;
using HdrHistogram;

namespace CityTwin.Benchmarks.Load;

/// <summary>
/// One connection that publishes bursts at QoS 0 and goes on when it hears the alert that the last reading of a burst
/// raises. Messages of one device are handled in order, so that the alert speaks for those before it.
/// </summary>
internal sealed class BurstPublisher : IDisposable
{
    private const int LongestUs = 60_000_000;

    private readonly MqttSocket _socket;
    private readonly PayloadWriter _payloads;
    private readonly byte[] _topic;
    private readonly byte[] _out;
    private readonly byte[] _payload = new byte[PayloadWriter.MaxBytes(1)];
    private readonly int _burst;
    private int _flood;

    private BurstPublisher(MqttSocket socket, string topic, PayloadWriter payloads, int burst)
    {
        (_socket, _payloads, _burst, _topic) = (socket, payloads, burst, Encoding.UTF8.GetBytes(topic));
        _out = new byte[burst * (_payload.Length + _topic.Length + 16)];
    }

    /// <summary>Messages sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Messages in a burst whose alert came.</summary>
    public long Proven { get; private set; }

    /// <summary>From the send of a burst to its alert, microseconds.</summary>
    public LongHistogram AlertUs { get; } = new(LongestUs, 3);

    /// <summary>Connects and subscribes to the alerts of what it will publish.</summary>
    /// <param name="burst">Messages in flight.</param>
    public static async Task<BurstPublisher> Open(
        int port, string id, (string Readings, string Alerts) topics, PayloadWriter payloads, int burst)
    {
        var socket = await MqttSocket.Open(port, id);
        await socket.Subscribe(topics.Alerts, qos: 0);
        return new BurstPublisher(socket, topics.Readings, payloads, burst);
    }

    /// <summary>Publishes until told to stop; the last burst's alert has come then.</summary>
    /// <exception cref="InvalidOperationException">An alert came that is not this burst's.</exception>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var packets = Fill();
            var from = Stopwatch.GetTimestamp();
            await _socket.Send(packets);
            while (Proven < Sent)
            {
                await _socket.Receive(Heard);
            }

            AlertUs.RecordValue(Math.Min((long)Stopwatch.GetElapsedTime(from).TotalMicroseconds, LongestUs));
        }
    }

    public void Dispose() => _socket.Dispose();

    private ReadOnlyMemory<byte> Fill()
    {
        var at = 0;
        for (var i = 1; i < _burst; i++)
        {
            at += MqttPackets.WritePublish(_out.AsSpan(at), _topic, _payload.AsSpan(0, _payloads.Write(_payload)), 0, 0);
        }

        _flood = _payloads.WriteFlood(_payload);
        at += MqttPackets.WritePublish(_out.AsSpan(at), _topic, _payload.AsSpan(0, _flood), 0, 0);
        Sent += _burst;
        return _out.AsMemory(0, at);
    }

    private void Heard(byte type, byte flags, ReadOnlySpan<byte> body)
    {
        if (type != MqttPackets.Publish)
        {
            return;
        }

        // Its time is in it: an alert of another burst would prove nothing of this one.
        var alert = MqttPackets.PayloadOf(flags, body);
        Proven = alert.SequenceEqual(_payload.AsSpan(0, _flood))
            ? Sent
            : throw new InvalidOperationException(
                $"The alert is {Encoding.UTF8.GetString(alert)}, not {Encoding.UTF8.GetString(_payload, 0, _flood)}.");
    }
}
