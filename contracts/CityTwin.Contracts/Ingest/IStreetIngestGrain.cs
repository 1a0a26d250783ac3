using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Ingest;

/// <summary>Where the readings of a street enter it, keyed by the street's 9-digit code.</summary>
[Alias("CityTwin.IStreetIngestGrain")]
public interface IStreetIngestGrain : IGrainWithStringKey
{
    /// <summary>
    /// Hands each reading to its sensor, in order. Completes when every sensor has taken its readings, and index and
    /// cells know of them. An alert they raised that cannot be saved now stays pending in its sensor or cell: it is told
    /// again from there, and is part of what <see cref="Save"/> saves. When it throws, delivering the same readings again
    /// is harmless and expected.
    /// </summary>
    [Alias("Deliver")]
    Task Deliver(IReadOnlyList<Arrival> arrivals);

    /// <summary>Marks a sensor faulty: it said something physics does not allow. A good reading ends it.</summary>
    [OneWay]
    [Alias("ReportFault")]
    Task ReportFault(TwinId sensor, string reason, long atMs);

    /// <summary>
    /// A sensor or cell changed by something that is in no log: silence, or a person's hand. It is saved with the next
    /// <see cref="Save"/>.
    /// </summary>
    [OneWay]
    [AlwaysInterleave]
    [Alias("Touch")]
    Task Touch(TwinId twin);

    /// <summary>
    /// Saves every sensor and cell touched since the last time into its cell's snapshot, alerts that could not be told
    /// among it. When it completes, all that was delivered before the call survives without the log.
    /// </summary>
    [ResponseTimeout("00:05:00")]
    [AlwaysInterleave]
    [Alias("Save")]
    Task Save();
}
