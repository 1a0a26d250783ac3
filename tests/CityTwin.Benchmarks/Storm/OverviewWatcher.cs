using CityTwin.Benchmarks.Load;
using CityTwin.City;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Benchmarks.Storm;

/// <summary>Watches the figures of an area. What it was not sent is in what it is sent next.</summary>
internal sealed class OverviewWatcher(Principal principal, DivisionCode area, TimeProvider clock)
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromMilliseconds(500);

    private readonly GovernanceService.GovernanceServiceClient _governance = new(principal.Channel);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Overview _latest = new();

    public DivisionCode Area => area;

    public Task Ready => _ready.Task;

    /// <summary>Reports of the last day, as the figures last sent have them.</summary>
    public int Reported => _latest.Hours.Sum(hour => hour.Reported);

    public int Open => _latest.Open;

    public int Updates { get; private set; }

    public int Broken { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Read(stop);
            }
            catch (RpcException) when (!stop.IsCancellationRequested)
            {
                Broken++;
                await Task.Delay(ComeBackAfter, clock, CancellationToken.None);
            }
            catch (Exception error) when (error is RpcException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Read(CancellationToken stop)
    {
        using var call = _governance.WatchOverview(
            new WatchOverviewRequest { Area = area.Value }, principal.Token, cancellationToken: stop);
        while (await call.ResponseStream.MoveNext(stop))
        {
            if (call.ResponseStream.Current.Overview is { } overview)
            {
                _latest = overview;
                Updates++;
            }

            _ready.TrySetResult();
        }
    }
}
