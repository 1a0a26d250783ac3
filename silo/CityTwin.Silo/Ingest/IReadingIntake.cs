namespace CityTwin.Ingest;

/// <summary>Where the front door hands readings over; what it completes is safe to acknowledge.</summary>
internal interface IReadingIntake
{
    /// <summary>
    /// Completes once the readings have their place in the log, behind those of every call that completed before; they
    /// go on to their streets by themselves. Waits while the queues behind it are full. The list may be used again then.
    /// </summary>
    /// <returns>
    /// Completes once all of the readings are synced to disk. A reading must not be acknowledged when this throws, though
    /// it may yet arrive.
    /// </returns>
    /// <exception cref="LogUnavailableException">The disk is full or fails, or the silo is stopping.</exception>
    ValueTask<Task> Enter(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken);
}
