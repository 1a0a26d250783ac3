using CityTwin.Ingest;
using CityTwin.Silo.Tests.Ingest.Log;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor.Publishing;

/// <summary>The real log behind the door, and no streets behind it.</summary>
internal sealed class LogIntake(LogUnderTest log) : IReadingIntake
{
    public ValueTask<Task> Enter(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken) =>
        log.Log.Enter(readings, cancellationToken);
}
