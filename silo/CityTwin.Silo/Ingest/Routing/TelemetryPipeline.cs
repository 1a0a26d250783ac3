using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// Runs log, router, sweep and shipping with the silo: replays what an earlier run left once grains can be called, and
/// on stopping takes nothing more, syncs, delivers and sweeps while grains can still be called.
/// </summary>
internal sealed partial class TelemetryPipeline(
    TelemetryLog log, ILogFolder folder, StreetRouter router, CheckpointSweep sweep, SegmentShipper shipper,
    Checkpoint checkpoint, ReplayGate replay, IOptions<RoutingOptions> routing, IOptions<ShippingOptions> shipping,
    TimeProvider clock, LogMetrics metrics, ILogger<TelemetryPipeline> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly CancellationTokenSource _stop = new();
    private Task _replaying = Task.CompletedTask;
    private Task _sweeping = Task.CompletedTask;
    private Task _shipping = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(TelemetryPipeline), ServiceLifecycleStage.Active + 1, Start, Stop);

    public Task Start(CancellationToken cancellationToken)
    {
        if (checkpoint.Position > log.NextPosition)
        {
            throw new LogDamagedException(folder.Path, 0, $"its checkpoint is {checkpoint.Position}, but the log ends " +
                $"at {log.NextPosition}: segments are missing");
        }

        router.BeginAt(checkpoint.Position);
        _replaying = Task.Run(Replay, CancellationToken.None);
        _sweeping = Repeat("sweep", routing.Value.SweepEvery, routing.Value.SweepEvery * 2, sweep.Run);
        _shipping = Repeat("shipping", shipping.Value.Every, shipping.Value.MaxRetryDelay, Ship);
        return Task.CompletedTask;
    }

    /// <summary>Drains as far as the grace period allows; what remains is in the log.</summary>
    public async Task Stop(CancellationToken cancellationToken)
    {
        replay.GiveUp();
        log.Stop();
        await _stop.CancelAsync();
        using var grace = new CancellationTokenSource(routing.Value.DrainFor, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        try
        {
            await Task.WhenAll(_replaying, _sweeping, _shipping).WaitAsync(limit.Token);
            await router.Drain(limit.Token);
            await sweep.Run(limit.Token);
            LogDrained(log.NextPosition);
        }
        catch (OperationCanceledException)
        {
            LogNotDrained(router.DeliveredUpTo, log.NextPosition);
        }

        router.Stop();
    }

    private async Task Replay()
    {
        var from = checkpoint.Position;
        try
        {
            foreach (var (first, readings) in LogReplay.From(folder, log.Segments.Closed, from))
            {
                await router.ReserveForReplay(readings.Select(x => x.Sensor), _stop.Token);
                router.Take(first, [.. readings.Select(x => new Arrival(x.Sensor, x.Reading, x.ReceivedAtMs))]);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception e)
        {
            LogReplayFailed(e, folder.Path);
            replay.Fail(e);
            return;
        }

        LogReplayed(log.NextPosition - from, from);
        log.Start(router.Take);
        replay.Open();
    }

    private Task Ship(CancellationToken cancellationToken)
    {
        log.RollIfOld();
        return shipper.Run(cancellationToken);
    }

    private async Task Repeat(string what, TimeSpan every, TimeSpan longest, Func<CancellationToken, Task> run)
    {
        var backoff = new Backoff(every, longest, Jitter.Next);
        var wait = every;
        while (true)
        {
            try
            {
                await Task.Delay(wait, clock, _stop.Token);
                await run(_stop.Token);
                backoff.Reset();
                wait = every;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                metrics.Retries.Add(1, new KeyValuePair<string, object?>("of", what));
                wait = backoff.Next();
                LogFailed(e, what, wait);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Replayed {Count} readings from position {From}.")]
    private partial void LogReplayed(long count, long from);

    [LoggerMessage(LogLevel.Critical, "The log in {Path} cannot be replayed; no readings are taken.")]
    private partial void LogReplayFailed(Exception e, string path);

    [LoggerMessage(LogLevel.Information, "Drained: every reading before position {Position} was taken by its street.")]
    private partial void LogDrained(long position);

    [LoggerMessage(LogLevel.Warning, "Stopped with readings delivered up to {Delivered} of {Next}; the next start goes on.")]
    private partial void LogNotDrained(long delivered, long next);

    [LoggerMessage(LogLevel.Warning, "{What} failed; again in {Wait}.")]
    private partial void LogFailed(Exception e, string what, TimeSpan wait);
}
