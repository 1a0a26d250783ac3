namespace CityTwin.Ingest;

/// <summary>Where the front door hands readings over; what it completes is safe to acknowledge.</summary>
internal interface IReadingIntake
{
    /// <summary>
    /// Completes once all of the readings are synced to disk; they go on to their streets by themselves. Waits while
    /// the queues behind it are full. A reading must not be acknowledged when this throws, though it may yet arrive.
    /// </summary>
    /// <exception cref="LogUnavailableException">The disk is full or fails, or the silo is stopping.</exception>
    ValueTask Commit(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken);
}
