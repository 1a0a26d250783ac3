using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Log;

/// <summary>
/// Ships closed segments to <c>telemetry/{silo}/{yyyy}/{MM}/{dd}/{HH}/segment-{position}-{ms}.wal</c>. A segment leaves
/// the disk only when the checkpoint is past it and the blob was read back a minute after it was written.
/// </summary>
internal sealed partial class SegmentShipper(
    ILogFolder folder, SegmentList segments, Checkpoint checkpoint, BlobContainerClient container, string silo,
    IOptions<ShippingOptions> options, TimeProvider clock, LogMetrics metrics, ILogger<SegmentShipper> logger)
{
    private readonly Dictionary<LogSegment, (long ShippedAt, bool Verified)> _shipped = [];

    public static string BlobNameOf(string silo, LogSegment segment)
    {
        var created = DateTimeOffset.FromUnixTimeMilliseconds(segment.CreatedAtMs);
        return string.Create(CultureInfo.InvariantCulture,
            $"{silo}/{created:yyyy/MM/dd/HH}/segment-{segment.FirstPosition:D19}-{segment.CreatedAtMs}.wal");
    }

    /// <summary>Ships what is closed, reads back what has aged, trims what is safe.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var segment in segments.Closed)
        {
            if (!_shipped.TryGetValue(segment, out var state))
            {
                await Ship(segment, overwrite: false, cancellationToken);
                _shipped[segment] = (clock.GetTimestamp(), false);
            }
            else if (!state.Verified && clock.GetElapsedTime(state.ShippedAt) >= options.Value.VerifyAfter)
            {
                await Verify(segment, cancellationToken);
            }
        }

        Trim();
    }

    private async Task Ship(LogSegment segment, bool overwrite, CancellationToken cancellationToken)
    {
        var bytes = folder.Read(segment.Name);
        var blob = container.GetBlobClient(BlobNameOf(silo, segment));
        var conditions = overwrite ? null : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await blob.UploadAsync(
                new BinaryData(bytes), new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            metrics.Shipped.Add(bytes.Length);
            LogShipped(blob.Name, bytes.Length);
        }
        catch (RequestFailedException e) when (e.Status == 409 && !overwrite)
        {
            // Shipped before, perhaps by an earlier run: the read-back decides whether it is whole.
        }
    }

    private async Task Verify(LogSegment segment, CancellationToken cancellationToken)
    {
        var name = BlobNameOf(silo, segment);
        var local = folder.Read(segment.Name);
        if (await Hash(name, cancellationToken) is { } found
            && found.Bytes == local.Length && found.Sha256.AsSpan().SequenceEqual(SHA256.HashData(local)))
        {
            _shipped[segment] = (0, true);
            return;
        }

        LogNotAsShipped(name);
        await Ship(segment, overwrite: true, cancellationToken);
        _shipped[segment] = (clock.GetTimestamp(), false);
    }

    private async Task<(long Bytes, byte[] Sha256)?> Hash(string name, CancellationToken cancellationToken)
    {
        try
        {
            var content = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            var bytes = content.Value.Content.ToMemory();
            return (bytes.Length, SHA256.HashData(bytes.Span));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private void Trim()
    {
        foreach (var segment in segments.Closed)
        {
            if (!_shipped.TryGetValue(segment, out var state) || !state.Verified
                || segment.EndPosition > checkpoint.Position)
            {
                return;
            }

            segments.Delete(segment);
            _shipped.Remove(segment);
            LogTrimmed(segment.Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "Shipped telemetry/{Name}, {Bytes} bytes.")]
    private partial void LogShipped(string name, long bytes);

    [LoggerMessage(LogLevel.Error, "telemetry/{Name} is not what was shipped: it is shipped again and stays on the disk.")]
    private partial void LogNotAsShipped(string name);

    [LoggerMessage(LogLevel.Information, "Trimmed {Name}: saved, shipped and read back.")]
    private partial void LogTrimmed(string name);
}
