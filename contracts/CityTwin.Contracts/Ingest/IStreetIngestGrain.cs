using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Ingest;

/// <summary>Where the readings of a street enter it, keyed by the street's 9-digit code.</summary>
[Alias("CityTwin.IStreetIngestGrain")]
public interface IStreetIngestGrain : IGrainWithStringKey
{
    /// <summary>
    /// Hands each reading to its sensor, in order. Completes when every sensor has taken its readings and every alert
    /// they raised is saved; when it throws, delivering the same readings again is harmless and expected.
    /// </summary>
    [Alias("Deliver")]
    Task Deliver(IReadOnlyList<Arrival> arrivals);

    /// <summary>Marks a sensor faulty: it said something physics does not allow. A good reading ends it.</summary>
    [OneWay]
    [Alias("ReportFault")]
    Task ReportFault(TwinId sensor, string reason, long atMs);

    /// <summary>
    /// Saves every sensor touched since the last time into its cell's snapshot. When it completes, all that was
    /// delivered before the call survives without the log.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Save")]
    Task Save();
}
