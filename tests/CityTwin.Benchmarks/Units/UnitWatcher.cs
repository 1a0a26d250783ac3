using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CityTwin.Benchmarks.Units;

/// <summary>Watches the units of an area, on a connection of its own as a console does.</summary>
internal sealed class UnitWatcher : IDisposable
{
    private readonly WireMeter _meter = new();
    private readonly GrpcChannel _channel;
    private readonly Metadata _token;
    private readonly double _rateHz;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public UnitWatcher(Uri gateway, Principal principal, DivisionCode area, double rateHz, TimeProvider clock)
    {
        (Area, _token, _rateHz, _clock) = (area, principal.Token, rateHz, clock);
        _channel = GrpcChannel.ForAddress(gateway, new GrpcChannelOptions { HttpHandler = _meter.Handler(), DisposeHttpClient = true });
    }

    public DivisionCode Area { get; }

    /// <summary>All units of the area have been sent once.</summary>
    public Task Ready => _ready.Task;

    public UnitScreen Screen { get; } = new();

    public long WireBytes => _meter.Bytes;

    /// <summary>Until told to stop. A stream that ends before is an error: nothing here gives it a reason to.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            using var call = new FleetService.FleetServiceClient(_channel).WatchUnits(
                new WatchUnitsRequest { Area = Area.Value, RateHz = _rateHz }, _token, cancellationToken: stop);
            while (await call.ResponseStream.MoveNext(stop))
            {
                Screen.Show(call.ResponseStream.Current, _clock.GetUtcNow());
                if (call.ResponseStream.Current.SnapshotComplete)
                {
                    _ready.TrySetResult();
                }
            }

            throw new InvalidOperationException($"The stream of units of {Area} ended.");
        }
        catch (Exception error) when (stop.IsCancellationRequested && error is RpcException or OperationCanceledException)
        {
            _ready.TrySetCanceled(stop);
        }
        catch (Exception error)
        {
            _ready.TrySetException(error);
            throw;
        }
    }

    public void Dispose() => _channel.Dispose();
}
