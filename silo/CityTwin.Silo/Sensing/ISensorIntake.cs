using CityTwin.Alerts;
using CityTwin.Ingest;
using Orleans.Concurrency;

namespace CityTwin.Sensing;

/// <summary>What is said to a sensor by its street, its cell and its alerts. Keyed by its twin id.</summary>
[Alias("CityTwin.ISensorIntake")]
internal interface ISensorIntake : IGrainWithStringKey
{
    /// <summary>Takes its readings, in order, and begins to tell its alerts.</summary>
    /// <returns>Null when no device was provisioned under this id.</returns>
    /// <exception cref="TimeoutException">Too much that it said before is untold: it took none of them.</exception>
    [Alias("Observe")]
    Task<SensorReport?> Observe(IReadOnlyList<Arrival> arrivals);

    [Alias("MarkFault")]
    Task<SensorReport?> MarkFault(string reason, long atMs);

    /// <summary>Notices silence, and tells alerts that could not be told before. Its report always has the row.</summary>
    [Alias("Tick")]
    Task<SensorReport?> Tick();

    /// <summary>Its state, for its cell's snapshot; null when there is no such sensor.</summary>
    [Alias("Save")]
    Task<byte[]?> Save();

    [OneWay]
    [Alias("ClearedByHand")]
    Task ClearedByHand(AlertId alert);

    /// <summary>Completes when the alerts that it was telling have been told, or could not be.</summary>
    [Alias("Told")]
    Task Told();

    /// <summary>It has lost its place.</summary>
    [Alias("Withdraw")]
    Task Withdraw();
}
