namespace CityTwin.Ingest.FrontDoor;

/// <summary>Closes connections whose time is up, once a second and by one timer for all.</summary>
internal sealed class ConnectionSweep(DoorConnections connections, FrontDoorMeter meter, TimeProvider clock)
    : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = clock.CreateTimer(_ => Sweep(), null, Every, Every);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Sweep()
    {
        foreach (var connection in connections.All)
        {
            if (connection.Overdue() is { } reason)
            {
                meter.Closed("overdue");
                connection.Abort(reason);
            }
        }
    }
}
