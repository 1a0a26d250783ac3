using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Orleans.Storage;

namespace CityTwin.Storage;

/// <summary>Whole-blob reads and writes under an ETag.</summary>
internal static class FencedBlob
{
    /// <returns>Null when there is no such blob.</returns>
    public static async Task<(BinaryData Content, ETag ETag)?> Read(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await blob.DownloadContentAsync(cancellationToken);
            return (answer.Value.Content, answer.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Writes if the blob is still as <paramref name="known"/> says; nothing known: if there is none.</summary>
    /// <returns>The ETag written.</returns>
    /// <exception cref="InconsistentStateException">The blob is not as it was known.</exception>
    public static async Task<ETag> Write(
        BlobClient blob, BinaryData content, ETag? known, IDictionary<string, string>? metadata,
        CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = known is { } etag
                ? new BlobRequestConditions { IfMatch = etag }
                : new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = metadata,
        };
        try
        {
            return (await blob.UploadAsync(content, options, cancellationToken)).Value.ETag;
        }
        catch (Exception e) when (MayHaveArrived(e))
        {
            // The answer may be lost and the write not: a conflict can be with our own first attempt.
            var found = await Read(blob, cancellationToken);
            if (found is { } now && now.Content.ToMemory().Span.SequenceEqual(content.ToMemory().Span))
            {
                return now.ETag;
            }

            if (found?.ETag == known)
            {
                throw;
            }

            throw new InconsistentStateException(
                $"{blob.BlobContainerName}/{blob.Name} was written by someone else.",
                found?.ETag.ToString() ?? "", known?.ToString() ?? "", e);
        }
    }

    /// <summary>Whether the request can have had its effect although it did not answer so.</summary>
    private static bool MayHaveArrived(Exception e) => e switch
    {
        RequestFailedException failed => failed.Status is 0 or 409 or 412 or >= 500,
        AggregateException or IOException or TaskCanceledException => true,
        _ => false,
    };
}
