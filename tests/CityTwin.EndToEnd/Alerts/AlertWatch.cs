using CityTwin.Testing.Running;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.EndToEnd.Alerts;

/// <summary>A subscriber to alerts over gRPC.</summary>
internal sealed class AlertWatch : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly AsyncServerStreamingCall<AlertUpdate> _call;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));

    private AlertWatch(GrpcChannel channel, AsyncServerStreamingCall<AlertUpdate> call)
    {
        _channel = channel;
        _call = call;
    }

    /// <summary>Opens the stream; what happens after this answered is seen.</summary>
    public static async Task<AlertWatch> Open(CityProcess city, WatchAlertsRequest request, Uri? address = null)
    {
        var channel = GrpcChannel.ForAddress(address ?? city.Grpc);
        var call = new AlertService.AlertServiceClient(channel)
            .WatchAlerts(request, new Metadata { { "authorization", $"Bearer {await city.Token()}" } });
        var watch = new AlertWatch(channel, call);
        if (request.IncludeOpen && request.ResumeToken.Length == 0)
        {
            await watch.ReadUntil(update => update.SnapshotComplete);
        }

        return watch;
    }

    /// <summary>The events up to and with the one looked for.</summary>
    /// <exception cref="RpcException">The line broke, the server ended the stream, or patience ran out.</exception>
    public async Task<IReadOnlyList<AlertUpdate>> ReadUntil(Func<AlertUpdate, bool> found)
    {
        var read = new List<AlertUpdate>();
        while (await _call.ResponseStream.MoveNext(_patience.Token))
        {
            read.Add(_call.ResponseStream.Current);
            if (found(_call.ResponseStream.Current))
            {
                return read;
            }
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended."));
    }

    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
        _patience.Dispose();
    }
}
