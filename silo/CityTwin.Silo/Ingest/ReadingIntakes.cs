namespace CityTwin.Ingest;

internal static class ReadingIntakes
{
    /// <summary>Enters readings, for who has nothing else to do until they are synced.</summary>
    /// <exception cref="LogUnavailableException">The disk is full or fails, or the silo is stopping.</exception>
    public static async ValueTask Commit(
        this IReadingIntake intake, IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken) =>
        await await intake.Enter(readings, cancellationToken);
}
