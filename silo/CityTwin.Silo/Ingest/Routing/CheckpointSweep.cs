using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// Moves the log's checkpoint (ADR 4): notes up to where everything was delivered, has every street that was spoken to
/// save its sensors, and once that has settled writes the position.
/// </summary>
internal sealed partial class CheckpointSweep(
    StreetRouter router, Func<string, IStreetIngestGrain> streets, Checkpoint checkpoint,
    IOptions<RoutingOptions> options, TimeProvider clock, LogMetrics metrics, ILogger<CheckpointSweep> logger)
{
    private readonly Queue<(long Position, long SavedAt)> _settling = new();

    /// <summary>One sweep. A street that does not save holds the checkpoint where it is; the next sweep asks again.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var position = router.DeliveredUpTo;
        var failed = 0;
        await Parallel.ForEachAsync(
            router.TakeTouched(),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Value.SweepParallel,
                CancellationToken = cancellationToken,
            },
            async (lane, stop) =>
            {
                if (!await Save(lane, stop))
                {
                    Interlocked.Increment(ref failed);
                }
            });
        if (failed == 0 && position > checkpoint.Position)
        {
            _settling.Enqueue((position, clock.GetTimestamp()));
        }

        WriteSettled();
    }

    private void WriteSettled()
    {
        var settled = -1L;
        while (_settling.TryPeek(out var next) && clock.GetElapsedTime(next.SavedAt) >= options.Value.SettleFor)
        {
            settled = _settling.Dequeue().Position;
        }

        if (settled > checkpoint.Position)
        {
            checkpoint.Write(settled);
            LogMoved(settled);
        }
    }

    private async Task<bool> Save(StreetLane lane, CancellationToken cancellationToken)
    {
        try
        {
            await streets(lane.Street).Save().WaitAsync(cancellationToken);
            return true;
        }
        catch (Exception e)
        {
            lane.Touch();
            metrics.Retries.Add(1, new KeyValuePair<string, object?>("of", "sweep"));
            LogNotSaved(e, lane.Street);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Checkpoint at {Position}.")]
    private partial void LogMoved(long position);

    [LoggerMessage(LogLevel.Warning, "Street {Street} did not save its sensors; the log keeps their readings.")]
    private partial void LogNotSaved(Exception e, string street);
}
