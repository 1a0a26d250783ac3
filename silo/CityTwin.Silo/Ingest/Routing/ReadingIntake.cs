using CityTwin.Ingest.Log;

namespace CityTwin.Ingest.Routing;

/// <summary>The front door's way in: into the log, as soon as there is room behind it.</summary>
internal sealed class ReadingIntake(TelemetryLog log, StreetRouter router, ReplayGate replay) : IReadingIntake
{
    public async ValueTask<Task> Enter(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        await replay.WaitUntilOpen(cancellationToken);
        var room = await router.Reserve(readings.Select(reading => reading.Sensor), cancellationToken);
        try
        {
            return Durable(await log.Enter(readings, cancellationToken), room);
        }
        catch
        {
            router.Release(room);
            throw;
        }
    }

    private async Task Durable(Task synced, IReadOnlyList<(StreetLane Lane, int Count)> room)
    {
        try
        {
            await synced;
        }
        catch
        {
            router.Release(room);
            throw;
        }
    }
}
