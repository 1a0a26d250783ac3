namespace CityTwin.Sensing;

/// <summary>One sensor, keyed by its twin id; its readings come through <see cref="Ingest.IStreetIngestGrain"/>.</summary>
[Alias("CityTwin.ISensorGrain")]
public interface ISensorGrain : IGrainWithStringKey
{
    /// <returns>The sensor, or null when no device was provisioned under this id.</returns>
    [Alias("Get")]
    Task<SensorView?> Get();
}
