using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// Moves the log's checkpoint (ADR 4): notes up to where everything was delivered, has every street in which
/// something changed save its sensors, and once that has settled writes the position.
/// </summary>
internal sealed partial class CheckpointSweep(
    StreetRouter router, ChangedStreets changed, Func<string, IStreetIngestGrain> grains, Checkpoint checkpoint,
    IOptions<RoutingOptions> options, TimeProvider clock, LogMetrics metrics, ILogger<CheckpointSweep> logger)
{
    private readonly Queue<(long Position, long SavedAt)> _settling = new();

    /// <summary>
    /// One sweep. A street that took readings of this log and does not save holds the checkpoint where it is; the next
    /// sweep asks again.
    /// </summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var position = router.DeliveredUpTo;
        var streets = Streets();
        int failed;
        try
        {
            failed = await Save(streets, cancellationToken);
        }
        catch
        {
            foreach (var (street, lane) in streets)
            {
                AskAgain(street, lane);
            }

            throw;
        }

        if (failed == 0 && position > checkpoint.Position)
        {
            _settling.Enqueue((position, clock.GetTimestamp()));
        }

        WriteSettled();
    }

    private List<(string Code, StreetLane? Lane)> Streets()
    {
        var lanes = router.TakeTouched().ToDictionary(lane => lane.Street);
        return [.. lanes.Keys.Union(changed.Take()).Select(street => (street, lanes.GetValueOrDefault(street)))];
    }

    /// <returns>How many streets of this log did not save.</returns>
    private async Task<int> Save(List<(string Code, StreetLane? Lane)> streets, CancellationToken cancellationToken)
    {
        var failed = 0;
        await Parallel.ForEachAsync(
            streets,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Value.SweepParallel,
                CancellationToken = cancellationToken,
            },
            async (street, stop) =>
            {
                if (!await Save(street.Code, street.Lane, stop) && street.Lane is not null)
                {
                    Interlocked.Increment(ref failed);
                }
            });
        return failed;
    }

    private void AskAgain(string street, StreetLane? lane)
    {
        lane?.Touch();
        changed.Mark(street);
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

    private async Task<bool> Save(string street, StreetLane? lane, CancellationToken cancellationToken)
    {
        try
        {
            await grains(street).Save().WaitAsync(cancellationToken);
            return true;
        }
        catch (Exception e)
        {
            AskAgain(street, lane);
            metrics.Retries.Add(1, new KeyValuePair<string, object?>("of", "sweep"));
            LogNotSaved(e, street);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Checkpoint at {Position}.")]
    private partial void LogMoved(long position);

    [LoggerMessage(LogLevel.Warning, "Street {Street} did not save its sensors; it is asked again.")]
    private partial void LogNotSaved(Exception e, string street);
}
