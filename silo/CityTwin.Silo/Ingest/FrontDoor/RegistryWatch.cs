using CityTwin.Hosting;
using CityTwin.Ingest.FrontDoor.Units;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>
/// Hears from the registry what changed. A change that was not heard, because a shard moved or a silo hung, shows in
/// the shard's revision when the watch is renewed.
/// </summary>
internal sealed partial class RegistryWatch(
    IGrainFactory grains,
    Evictions evictions,
    Notices notices,
    UnitCalls calls,
    IOptions<FrontDoorOptions> options,
    TimeProvider clock,
    ILogger<RegistryWatch> log) : BackgroundService, IFrontDoorObserver
{
    private readonly long?[] _revisions = new long?[DeviceShard.Count];

    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when every shard tells this door of its changes.</summary>
    public Task Watching => _watching.Task;

    public Task Changed(IReadOnlyList<string> deviceIds) => evictions.Evict(deviceIds);

    public Task<bool> Notify(string deviceId, byte[] payload) => notices.Deliver(deviceId, payload);

    public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) =>
        calls.Deliver(deviceId, topic, payload, atLeastOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The cluster keeps only a weak hold on an observer; the host holds this one for as long as it runs.
        var self = grains.CreateObjectReference<IFrontDoorObserver>(this);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Renew(self, stoppingToken);
            await Task.Delay(options.Value.RenewEvery, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Renew(IFrontDoorObserver self, CancellationToken stoppingToken)
    {
        for (var shard = 0; shard < DeviceShard.Count && !stoppingToken.IsCancellationRequested; shard++)
        {
            var key = DeviceShard.Key(shard);
            try
            {
                var revision = await grains.Grain<IDeviceRegistryGrain>(key).Watch(self);
                if (_revisions[shard] is { } seen && seen != revision)
                {
                    await evictions.Review(key, stoppingToken);
                }

                _revisions[shard] = revision;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The rest of the shards are most likely as unreachable; the next round is soon.
                LogUnreachable(log, e, key);
                return;
            }
        }

        _watching.TrySetResult();
    }

    [LoggerMessage(LogLevel.Warning, "Registry shard {Shard} cannot be watched; its changes are noticed late")]
    private static partial void LogUnreachable(ILogger log, Exception exception, string shard);
}
