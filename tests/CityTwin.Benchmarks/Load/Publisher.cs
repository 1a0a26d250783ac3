using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using HdrHistogram;

namespace CityTwin.Benchmarks.Load;

/// <summary>
/// One connection that publishes readings as fast as its window lets it: each acknowledgement makes room for one more.
/// At QoS 0, where nothing is acknowledged, the last message of each window is sent at QoS 1: connections are served in
/// order, so that its acknowledgement speaks for those before it.
/// </summary>
internal sealed class Publisher(MqttSocket socket, string topic, PayloadWriter payload, PublisherOptions options) : IDisposable
{
    private const int LongestUs = 60_000_000;

    private readonly byte[] _topic = Encoding.UTF8.GetBytes(topic);
    private readonly byte[] _out = new byte[options.Window * (options.MaxPayloadBytes + topic.Length + 16)];
    private readonly byte[] _payload = new byte[options.MaxPayloadBytes];
    private readonly long[] _sentAt = new long[ushort.MaxValue + 1];
    private ushort _id;
    private int _room = options.Window;

    /// <summary>Messages sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Messages acknowledged, or behind an acknowledgement.</summary>
    public long Taken { get; private set; }

    /// <summary>Messages the server refused, by reason code.</summary>
    public long Refused { get; private set; }

    /// <summary>From send to acknowledgement, microseconds.</summary>
    public LongHistogram AckUs { get; } = new(LongestUs, 3);

    /// <summary>Publishes until told to stop, then waits for what is in flight.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await socket.Send(Fill());
            await socket.Receive(Acknowledged);
        }

        while (_room < options.Window)
        {
            await socket.Receive(Acknowledged);
        }
    }

    public void Dispose() => socket.Dispose();

    private ReadOnlyMemory<byte> Fill()
    {
        var at = 0;
        if (options.Qos == 0 && _room < options.Window)
        {
            return default;
        }

        for (; _room > 0; _room--)
        {
            _id = _id == ushort.MaxValue ? (ushort)1 : (ushort)(_id + 1);
            _sentAt[_id] = Stopwatch.GetTimestamp();
            Sent++;
            var qos = options.Qos == 0 && _room > 1 ? (byte)0 : (byte)1;
            at += MqttPackets.WritePublish(_out.AsSpan(at), _topic, _payload.AsSpan(0, payload.Write(_payload)), qos, _id);
        }

        return _out.AsMemory(0, at);
    }

    private void Acknowledged(byte type, byte flags, ReadOnlySpan<byte> body)
    {
        if (type != MqttPackets.PubAck)
        {
            return;
        }

        var speaksFor = options.Qos == 0 ? options.Window : 1;
        _room += speaksFor;
        if (body.Length > 2 && body[2] >= MqttPackets.RefusedFrom)
        {
            Refused += speaksFor;
            return;
        }

        Taken += speaksFor;
        var sent = _sentAt[BinaryPrimitives.ReadUInt16BigEndian(body)];
        AckUs.RecordValue(Math.Min((long)Stopwatch.GetElapsedTime(sent).TotalMicroseconds, LongestUs));
    }
}
