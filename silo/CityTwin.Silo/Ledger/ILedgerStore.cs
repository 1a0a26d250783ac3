using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>Where a district's log is kept. One writer at a time: a second is refused.</summary>
internal interface ILedgerStore
{
    /// <summary>The durable entries after a sequence, oldest first, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<AlertLogEntry>> Read(
        DivisionCode district, long afterSequence, int max, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes entries durable, all or none. Their sequences run on from the last one written or read. When it throws,
    /// whether they were written is not known: read again before writing.
    /// </summary>
    Task Append(
        DivisionCode district, IReadOnlyList<AlertLogEntry> entries, CancellationToken cancellationToken = default);
}
