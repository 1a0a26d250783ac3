using Orleans.Concurrency;

namespace CityTwin.Notifications;

/// <summary>A centre's duty roster, keyed by the division's code.</summary>
[Alias("CityTwin.IRosterGrain")]
public interface IRosterGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    [Alias("Get")]
    Task<RosterAt> Get();

    /// <summary>Replaces it whole.</summary>
    /// <param name="expectedVersion">The version the caller has seen; null to take it as it stands.</param>
    /// <exception cref="NotifyRefusedException">It cannot be used, or has changed since.</exception>
    [Alias("Set")]
    Task<RosterAt> Set(Roster roster, string by, int? expectedVersion);
}
