using CityTwin.WorkOrders;

namespace CityTwin.Fleet;

/// <summary>One mission, keyed by its id, event-sourced by its district's log.</summary>
[Alias("CityTwin.IMissionGrain")]
public interface IMissionGrain : IGrainWithStringKey
{
    /// <exception cref="MissionRefusedException">It cannot be done now, and why.</exception>
    [Alias("Do")]
    Task<MissionView> Do(MissionRequest request);

    [Alias("Get")]
    Task<MissionView?> Get();

    /// <summary>A picture by its commitment; null once it was erased.</summary>
    [Alias("Unseal")]
    Task<SealedContent?> Unseal(string commitment);
}
