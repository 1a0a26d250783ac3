namespace CityTwin.Benchmarks.Ingest;

/// <summary>One round of one subject.</summary>
/// <param name="Units">
/// Messages, or readings where a message holds many, that the server took: counted at its other end, in CityTwin's log or by
/// Mosquitto's subscriber.
/// </param>
/// <param name="ServerUs">Processor time of the server for each unit, microseconds.</param>
/// <param name="GeneratorUs">The same of the load generator, which shares the machine.</param>
internal sealed record Round(
    string Subject, long Units, TimeSpan Elapsed, double ServerUs, double GeneratorUs, double AckP50Ms, double AckP99Ms,
    long Refused, long Sent)
{
    /// <summary>Of what was sent, how much the server was found to have taken: counted there, not acknowledged.</summary>
    public double Share => (double)Units / Sent;

    /// <summary>Of <see cref="ServerUs"/>, that of a broker that stands before the server; zero where it is its own.</summary>
    public double BrokerUs { get; init; }

    public double PerSecond => Units / Elapsed.TotalSeconds;
}
