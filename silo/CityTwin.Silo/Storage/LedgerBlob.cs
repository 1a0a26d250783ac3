using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CityTwin.Storage;

/// <summary>One append blob of a district's log, with the place of each of its entries.</summary>
internal sealed class LedgerBlob
{
    private readonly AppendBlobClient _blob;
    private readonly List<long> _starts = [];

    private LedgerBlob(AppendBlobClient blob, long firstSequence)
    {
        _blob = blob;
        FirstSequence = firstSequence;
    }

    public string Name => _blob.Name;

    public long FirstSequence { get; }

    public long NextSequence => FirstSequence + _starts.Count;

    /// <summary>Bytes in the blob: the position at which the next append must find it.</summary>
    public long Bytes { get; private set; }

    public int Appends { get; private set; }

    public static string NameOf(string district, long firstSequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{district}/{firstSequence:D19}");

    public static long FirstSequenceOf(string name) =>
        long.Parse(name[(name.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);

    /// <summary>Creates it, or takes the empty one that an earlier attempt created: appends are fenced anyway.</summary>
    public static async Task<LedgerBlob> Create(
        BlobContainerClient container, string district, long firstSequence, CancellationToken cancellationToken)
    {
        var blob = container.GetAppendBlobClient(NameOf(district, firstSequence));
        await blob.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return new LedgerBlob(blob, firstSequence);
    }

    /// <summary>Reads it once, to learn where its entries are.</summary>
    public static async Task<LedgerBlob> Open(
        BlobContainerClient container, string name, CancellationToken cancellationToken)
    {
        var blob = new LedgerBlob(container.GetAppendBlobClient(name), FirstSequenceOf(name));
        var answer = await blob._blob.DownloadContentAsync(cancellationToken);
        var content = answer.Value.Content.ToMemory();
        var offset = 0;
        while (offset < content.Length)
        {
            blob._starts.Add(offset);
            LedgerFrame.Read(content, ref offset, name, 0);
        }

        blob.Bytes = content.Length;
        blob.Appends = answer.Value.Details.BlobCommittedBlockCount;
        return blob;
    }

    /// <summary>Appends frames if the blob is still as long as it was known to be.</summary>
    /// <returns>False when it is not, and not by this very append.</returns>
    public async Task<bool> TryAppend(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken)
    {
        var options = new AppendBlobAppendBlockOptions
        {
            Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = Bytes },
        };
        try
        {
            using var body = new BinaryData(frames).ToStream();
            await _blob.AppendBlockAsync(body, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is not (0 or 409 or 412 or >= 500))
        {
            throw;
        }
        catch (Exception)
        {
            // Whether it arrived is unknown: the client's own retry, too, is refused after a lost answer.
            if (!await HasArrived(frames, cancellationToken))
            {
                return false;
            }
        }

        Took(frames);
        return true;
    }

    /// <summary>Lets nobody append any more, if it is still as long as it was known to be.</summary>
    public async Task Seal(CancellationToken cancellationToken) => await _blob.SealAsync(
        new AppendBlobRequestConditions { IfAppendPositionEqual = Bytes }, cancellationToken);

    /// <summary>Entries from a sequence of this blob on.</summary>
    public async Task<IReadOnlyList<LedgerRecord>> Read(long sequence, int max, CancellationToken cancellationToken)
    {
        var first = (int)(sequence - FirstSequence);
        var count = Math.Min(max, _starts.Count - first);
        if (count <= 0)
        {
            return [];
        }

        var from = _starts[first];
        var to = first + count < _starts.Count ? _starts[first + count] : Bytes;
        var content = await Download(from, to - from, cancellationToken);
        var records = new List<LedgerRecord>(count);
        var offset = 0;
        for (var i = 0; i < count; i++)
        {
            records.Add(new LedgerRecord(sequence + i, LedgerFrame.Read(content, ref offset, Name, from)));
        }

        return records;
    }

    private void Took(ReadOnlyMemory<byte> frames)
    {
        for (var offset = 0; offset < frames.Length;)
        {
            _starts.Add(Bytes + offset);
            LedgerFrame.Read(frames, ref offset, Name, Bytes);
        }

        Bytes += frames.Length;
        Appends++;
    }

    private async Task<bool> HasArrived(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken)
    {
        var properties = await _blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        return properties.Value.ContentLength == Bytes + frames.Length
            && (await Download(Bytes, frames.Length, cancellationToken)).Span.SequenceEqual(frames.Span);
    }

    private async Task<ReadOnlyMemory<byte>> Download(long from, long length, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(from, length) };
        return (await _blob.DownloadContentAsync(options, cancellationToken)).Value.Content.ToMemory();
    }
}
