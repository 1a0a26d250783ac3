using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CityTwin.Storage;

/// <summary>
/// Empty blobs <c>pending/{stateName}/{grainKey}</c>, one for each state that may hold pending events (ADR 6). A mark is
/// there before such a state is, and is taken away only after the state without them is: it may say too much, never too
/// little.
/// </summary>
internal sealed class PendingMarks(BlobContainers containers)
{
    public const string Folder = "pending/";

    /// <summary>Sets the mark, or sets it anew: whoever saw the one before cannot take this one away.</summary>
    public Task Set(string name, CancellationToken cancellationToken) =>
        BlobOf(name).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);

    /// <returns>The mark as it is set now, or null when there is none.</returns>
    public async Task<ETag?> Find(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await BlobOf(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Takes the mark away unless it was set anew since it was found.</summary>
    public async Task Remove(string name, ETag found, CancellationToken cancellationToken)
    {
        try
        {
            await BlobOf(name).DeleteIfExistsAsync(
                DeleteSnapshotsOption.None, new BlobRequestConditions { IfMatch = found }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Another activation has pending events again.
        }
    }

    private BlobClient BlobOf(string name) => containers.State.GetBlobClient(Folder + name);
}
