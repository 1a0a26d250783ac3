namespace CityTwin.Benchmarks.Ledger;

/// <summary>How large a log is proven.</summary>
internal sealed record LedgerBenchmarkOptions
{
    /// <summary>Entries of the log.</summary>
    public int Entries { get; init; } = 1_000_000;

    /// <summary>Entries that are taken up at once, as a ledger reads them from its log.</summary>
    public int EntriesPerPage { get; init; } = 1_000;

    /// <summary>Proofs of each kind.</summary>
    public int Proofs { get; init; } = 2_000;

    /// <summary>Of the entries that are proven.</summary>
    public int Seed { get; init; } = 1;
}
