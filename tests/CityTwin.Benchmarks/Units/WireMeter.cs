using System.Net.Sockets;

namespace CityTwin.Benchmarks.Units;

/// <summary>Counts the bytes that come in over a connection, frames and headers and all.</summary>
internal sealed class WireMeter
{
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Connections whose bytes are counted here.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new Counting(socket, this);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private int Count(int bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        return bytes;
    }

    private sealed class Counting(Socket socket, WireMeter meter) : NetworkStream(socket, ownsSocket: true)
    {
        public override int Read(Span<byte> buffer) => meter.Count(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => meter.Count(base.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            meter.Count(await base.ReadAsync(buffer, cancellationToken));
    }
}
