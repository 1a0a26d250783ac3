using CityTwin.Ingest.Log;

namespace CityTwin.Ingest.Routing;

/// <summary>The front door's way in: into the log, as soon as there is room behind it.</summary>
internal sealed class ReadingIntake(TelemetryLog log, StreetRouter router, ReplayGate replay) : IReadingIntake
{
    public ValueTask Commit(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken) =>
        router.HasRoom && replay.IsOpen
            ? log.Append(readings, cancellationToken)
            : CommitLater(readings, cancellationToken);

    private async ValueTask CommitLater(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        await replay.WaitUntilOpen(cancellationToken);
        await router.WaitForRoom(cancellationToken);
        await log.Append(readings, cancellationToken);
    }
}
