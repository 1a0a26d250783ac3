using Orleans.Concurrency;

namespace CityTwin.Ledger;

/// <summary>
/// What proves a district's log, keyed by the district's code: the tree (RFC 6962) over its durable entries, the heads
/// signed of it and witnessed, and proofs. It works behind the log and is never waited for by it.
/// </summary>
[Alias("CityTwin.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Wakes it: a log that is awake has its ledger awake too.</summary>
    [OneWay]
    [Alias("Attend")]
    Task Attend();

    [Alias("Status")]
    Task<LedgerStatus> Status();

    /// <summary>The heads after the <paramref name="afterNumber"/>th, oldest first, at most <paramref name="max"/>.</summary>
    [Alias("Heads")]
    Task<HeadPage> Heads(long afterNumber, int max);

    /// <summary>
    /// The last head that each witness says it has seen of this log, with that witness's signature alone. Who does not
    /// answer, or has seen none, is not there.
    /// </summary>
    [Alias("Witnessed")]
    Task<IReadOnlyList<SignedHead>> Witnessed();

    /// <summary>Proves an entry to be in the log.</summary>
    /// <param name="sequence">The entry's.</param>
    /// <param name="size">In the tree of so many entries; 0 for that of the last head.</param>
    /// <exception cref="LedgerRefusedException">The tree has no such entry, or no such size.</exception>
    [Alias("ProveInclusion")]
    Task<InclusionProof> ProveInclusion(long sequence, long size);

    /// <summary>Proves the log of the first size to be the beginning of that of the second.</summary>
    /// <param name="second">0 for that of the last head.</param>
    /// <exception cref="LedgerRefusedException">The tree has no such size.</exception>
    [Alias("ProveConsistency")]
    Task<ConsistencyProof> ProveConsistency(long first, long second);

    /// <summary>The leaves after a sequence, oldest first, at most <paramref name="max"/>.</summary>
    [Alias("Export")]
    Task<ExportPage> Export(long afterSequence, int max);

    /// <summary>Every key that this district or one of its witnesses has ever signed with.</summary>
    [Alias("Keys")]
    Task<IReadOnlyList<LedgerKey>> Keys();
}
