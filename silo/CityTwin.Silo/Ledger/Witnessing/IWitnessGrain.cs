using CityTwin.City;

namespace CityTwin.Ledger.Witnessing;

/// <summary>A district, or the city, as the witness of other districts' logs; keyed by its code.</summary>
[Alias("CityTwin.IWitnessGrain")]
internal interface IWitnessGrain : IGrainWithStringKey
{
    /// <summary>The last head that it has co-signed of a district's log, with its signature alone; null when none.</summary>
    [Alias("LastSeen")]
    Task<SignedHead?> LastSeen(DivisionCode district);

    /// <summary>Co-signs a head that goes on from the last it has seen, and keeps it on its disk before it answers.</summary>
    /// <param name="key">The district's.</param>
    /// <param name="proof">Of consistency with the last head it has seen; empty when it has seen none.</param>
    [Alias("CoSign")]
    Task<WitnessAnswer> CoSign(SignedHead head, LedgerKey key, IReadOnlyList<byte[]> proof);
}
