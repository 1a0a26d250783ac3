using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Orleans.Storage;

namespace CityTwin.Storage;

/// <summary>
/// A district's log as one writer sees it. Every append says how long it knows the log to be, so a writer that was
/// replaced cannot add to it. Not for concurrent calls: a grain owns it.
/// </summary>
internal sealed class DistrictLedger
{
    /// <summary>What the service takes in one append.</summary>
    private const int MaxAppendBytes = 4 * 1024 * 1024;

    private readonly BlobContainerClient _container;
    private readonly string _district;
    private readonly StorageOptions _options;
    private readonly SortedList<long, LedgerBlob?> _blobs = [];
    private bool _lost;

    private DistrictLedger(BlobContainerClient container, string district, StorageOptions options)
    {
        _container = container;
        _district = district;
        _options = options;
    }

    /// <summary>The last durable sequence; 0 when the log is empty.</summary>
    public long Head => Tail is { } tail ? tail.NextSequence - 1 : 0;

    private LedgerBlob? Tail => _blobs.Count == 0 ? null : _blobs.Values[^1];

    public static async Task<DistrictLedger> Open(
        BlobContainerClient container, string district, StorageOptions options, CancellationToken cancellationToken)
    {
        var ledger = new DistrictLedger(container, district, options);
        var listing = new GetBlobsOptions { Prefix = $"{district}/" };
        await foreach (var blob in container.GetBlobsAsync(listing, cancellationToken))
        {
            ledger._blobs.Add(LedgerBlob.FirstSequenceOf(blob.Name), null);
        }

        if (ledger._blobs.Count > 0)
        {
            await ledger.Load(ledger._blobs.Keys[^1], cancellationToken);
        }

        return ledger;
    }

    /// <summary>Appends entries durably, in order.</summary>
    /// <returns>The sequence of the first; the others follow without gaps.</returns>
    /// <exception cref="InconsistentStateException">
    /// Another writer has the log, or storage did not say whether the entries arrived. Open it anew and look.
    /// </exception>
    public async Task<long> Append(
        IReadOnlyList<ReadOnlyMemory<byte>> entries, CancellationToken cancellationToken = default)
    {
        if (_lost)
        {
            throw Lost(null);
        }

        var first = Head + 1;
        try
        {
            for (var i = 0; i < entries.Count;)
            {
                var tail = await TailWithRoom(cancellationToken);
                if (!await tail.TryAppend(Frames(entries, ref i), cancellationToken))
                {
                    throw Lost(null);
                }
            }
        }
        catch (Exception e) when (e is not InconsistentStateException)
        {
            throw Lost(e);
        }

        return first;
    }

    /// <summary>Entries from a sequence on, oldest first.</summary>
    /// <exception cref="InvalidDataException">An entry is damaged.</exception>
    public async Task<IReadOnlyList<LedgerRecord>> ReadFrom(
        long sequence, int max, CancellationToken cancellationToken = default)
    {
        var records = new List<LedgerRecord>();
        var next = Math.Max(1, sequence);
        while (records.Count < max && next <= Head)
        {
            var blob = await Load(_blobs.Keys.Last(key => key <= next), cancellationToken);
            var read = await blob.Read(next, max - records.Count, cancellationToken);
            if (read.Count == 0)
            {
                throw new InvalidDataException(
                    $"ledger/{blob.Name} ends before sequence {next}, which the log has: its head is {Head}.");
            }

            records.AddRange(read);
            next += read.Count;
        }

        return records;
    }

    private async Task<LedgerBlob> Load(long firstSequence, CancellationToken cancellationToken) =>
        _blobs[firstSequence] ??= await LedgerBlob.Open(
            _container, LedgerBlob.NameOf(_district, firstSequence), cancellationToken);

    private async Task<LedgerBlob> TailWithRoom(CancellationToken cancellationToken)
    {
        if (Tail is { } tail)
        {
            if (tail.Appends < _options.LedgerBlobAppends && tail.Bytes < _options.LedgerBlobBytes)
            {
                return tail;
            }

            await tail.Seal(cancellationToken);
        }

        var next = await LedgerBlob.Create(_container, _district, Head + 1, cancellationToken);
        _blobs[next.FirstSequence] = next;
        return next;
    }

    /// <summary>As many entries, from <paramref name="next"/> on, as one append takes.</summary>
    private static ReadOnlyMemory<byte> Frames(IReadOnlyList<ReadOnlyMemory<byte>> entries, ref int next)
    {
        var first = next;
        var bytes = 0;
        while (next < entries.Count && bytes + LedgerFrame.BytesOf(entries[next]) <= MaxAppendBytes)
        {
            bytes += LedgerFrame.BytesOf(entries[next++]);
        }

        if (next == first)
        {
            throw new ArgumentException($"An entry of {entries[first].Length} bytes: at most {MaxAppendBytes} fit.");
        }

        var frames = new byte[bytes];
        for (int i = first, at = 0; i < next; i++)
        {
            LedgerFrame.Write(entries[i].Span, frames.AsSpan(at));
            at += LedgerFrame.BytesOf(entries[i]);
        }

        return frames;
    }

    private InconsistentStateException Lost(Exception? inner)
    {
        _lost = true;
        return new InconsistentStateException(
            $"ledger/{_district} after sequence {Head}: another writer has it, or storage did not say what became of " +
            "an append.", "", "", inner);
    }
}
