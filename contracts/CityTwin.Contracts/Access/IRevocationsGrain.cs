using Orleans.Concurrency;

namespace CityTwin.Access;

/// <summary>What was revoked in a city, keyed by the city's code. Gateways ask it over and over; it outlives them.</summary>
[Alias("CityTwin.IRevocationsGrain")]
public interface IRevocationsGrain : IGrainWithStringKey
{
    /// <summary>Stored when it answers. The same again changes nothing.</summary>
    /// <exception cref="RevocationsFullException">There are as many as there may be.</exception>
    [Alias("Revoke")]
    Task<Revocation> Revoke(Revocation revocation);

    /// <returns>Null when nothing has changed since <paramref name="revision"/>.</returns>
    [AlwaysInterleave]
    [Alias("Since")]
    Task<RevocationList?> Since(long revision);
}
