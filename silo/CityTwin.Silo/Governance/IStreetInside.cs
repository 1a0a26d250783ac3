using Orleans.Concurrency;

namespace CityTwin.Governance;

/// <summary>What a street hears only from what stands in it.</summary>
[Alias("CityTwin.IStreetInside")]
internal interface IStreetInside : IGrainWithStringKey
{
    /// <summary>
    /// Alerts were raised, changed or cleared on sensors. Their rows come from the sensors, which need not know of
    /// alerts that people acknowledge and clear.
    /// </summary>
    [OneWay]
    [Alias("Stand")]
    Task Stand(IReadOnlyList<TwinStanding> standings);
}
