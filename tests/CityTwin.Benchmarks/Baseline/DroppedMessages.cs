using System.Globalization;
using System.Text;
using CityTwin.Benchmarks.Load;

namespace CityTwin.Benchmarks.Baseline;

/// <summary>Hears from a Mosquitto how many messages it has dropped.</summary>
internal sealed class DroppedMessages : IDisposable
{
    private const string Dropped = "$SYS/broker/publish/messages/dropped";
    private const string Uptime = "$SYS/broker/uptime";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MqttSocket _socket;
    private long _dropped;
    private int _uptimes;

    private DroppedMessages(MqttSocket socket) => _socket = socket;

    /// <summary>
    /// Subscribes before the messages in question are sent: the figure is told when it changes, and forgotten a minute later.
    /// </summary>
    public static async Task<DroppedMessages> Open(Mosquitto broker)
    {
        var dropped = new DroppedMessages(await MqttSocket.Open(broker.Port, "dropped"));
        await dropped._socket.Send(MqttPackets.SubscribeTo(Dropped, 0));
        return dropped;
    }

    /// <summary>
    /// How many were dropped until now. The uptime changes always, and is told before the other figures: with the second one,
    /// all that the first came with has been heard.
    /// </summary>
    /// <exception cref="InvalidOperationException">It tells no figures.</exception>
    public async Task<long> Count(TimeProvider clock)
    {
        await _socket.Send(MqttPackets.SubscribeTo(Uptime, 0));
        try
        {
            await Hear().WaitAsync(Limit, clock);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"Mosquitto did not publish {Uptime} twice within {Limit}.");
        }

        return _dropped;
    }

    public void Dispose() => _socket.Dispose();

    private async Task Hear()
    {
        while (_uptimes < 2)
        {
            await _socket.Receive(Take);
        }
    }

    private void Take(byte type, byte flags, ReadOnlySpan<byte> body)
    {
        if (type != MqttPackets.Publish)
        {
            return;
        }

        if (Encoding.UTF8.GetString(MqttPackets.TopicOf(body)) == Dropped)
        {
            _dropped = long.Parse(MqttPackets.PayloadOf(flags, body), CultureInfo.InvariantCulture);
        }
        else if ((flags & MqttPackets.Retain) == 0)
        {
            // A retained one is of the past.
            _uptimes++;
        }
    }
}
