using System.Text;

namespace CityTwin.Benchmarks.Load;

/// <summary>A steady load over many connections: each in turn, so many messages a second in all.</summary>
internal sealed class PacedLoad(IReadOnlyList<(MqttSocket Socket, string Topic)> lanes, int perSecond, TimeProvider clock)
    : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly PayloadWriter[] _payloads = [.. lanes.Select(_ => new PayloadWriter(clock, readings: 1))];
    private readonly byte[][] _topics = [.. lanes.Select(lane => Encoding.UTF8.GetBytes(lane.Topic))];
    private readonly byte[] _out = new byte[1024];
    private readonly byte[] _payload = new byte[PayloadWriter.MaxBytes(1)];
    private Task _sending = Task.CompletedTask;
    private Task _reading = Task.CompletedTask;

    public long Sent { get; private set; }

    public void Start()
    {
        _reading = Task.WhenAll(lanes.Select(lane => Task.Run(() => Drain(lane.Socket))));
        _sending = Task.Run(Send);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        foreach (var (socket, _) in lanes)
        {
            socket.Dispose();
        }

        await _reading;
        _stop.Dispose();
    }

    private async Task Send()
    {
        var from = clock.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, clock);
        while (!_stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var due = (long)(clock.GetElapsedTime(from).TotalSeconds * perSecond);
            for (; Sent < due; Sent++)
            {
                var lane = (int)(Sent % lanes.Count);
                await lanes[lane].Socket.Send(_out.AsMemory(0, Write(lane)));
            }
        }
    }

    private int Write(int lane)
    {
        var id = (ushort)((Sent / lanes.Count % ushort.MaxValue) + 1);
        return MqttPackets.WritePublish(_out, _topics[lane], _payload.AsSpan(0, _payloads[lane].Write(_payload)), 1, id);
    }

    private static async Task Drain(MqttSocket socket)
    {
        try
        {
            while (true)
            {
                await socket.Receive(static (_, _, _) => { });
            }
        }
        catch (Exception e) when (e is EndOfStreamException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // Closed: the load is over.
        }
    }
}
