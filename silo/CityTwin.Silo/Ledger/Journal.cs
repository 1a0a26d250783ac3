using CityTwin.Storage;
using Orleans.Serialization;

namespace CityTwin.Ledger;

/// <summary>A district's entries in storage. Calls may overlap; they are carried out one after the other.</summary>
internal sealed class Journal(DistrictLedger ledger, Serializer<LoggedEvent> serializer)
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The last sequence in storage; 0 when there is none.</summary>
    public long Head => ledger.Head;

    /// <summary>The durable entries after a sequence, oldest first, at most <paramref name="max"/>.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> Read(
        long afterSequence, int max, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var records = await ledger.ReadFrom(afterSequence + 1, max, cancellationToken);
            return [.. records.Select(record => serializer.Deserialize(record.Bytes)!)];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>One entry, read from storage; null when there is none of that sequence.</summary>
    public async Task<LoggedEvent?> Find(long sequence, CancellationToken cancellationToken) =>
        (await Read(sequence - 1, max: 1, cancellationToken)).FirstOrDefault();

    /// <summary>
    /// Makes entries durable, under the sequences they have. When it throws, whether they were written is not known:
    /// open the journal again and look.
    /// </summary>
    public async Task Append(IReadOnlyList<LoggedEvent> entries)
    {
        await _one.WaitAsync();
        try
        {
            if (ledger.Head + 1 != entries[0].Entry.Sequence)
            {
                throw new InvalidOperationException(
                    $"The log in storage ends at {ledger.Head}: {entries[0].Entry.EventId} at {entries[0].Entry.Sequence} is not its next.");
            }

            var bytes = entries.Select(entry => (ReadOnlyMemory<byte>)serializer.SerializeToArray(entry)).ToArray();
            await ledger.Append(bytes);
        }
        finally
        {
            _one.Release();
        }
    }
}
