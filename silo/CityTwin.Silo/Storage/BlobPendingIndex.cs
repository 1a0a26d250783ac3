using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;

namespace CityTwin.Storage;

/// <summary>Lists the pending marks: what a start reads grows with what is pending, not with what was ever kept.</summary>
internal sealed class BlobPendingIndex(BlobContainers containers) : IPendingIndex
{
    public async IAsyncEnumerable<string> List(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var folder = $"{PendingMarks.Folder}{stateName}/";
        var options = new GetBlobsOptions { Prefix = folder + keyPrefix };
        await foreach (var blob in containers.State.GetBlobsAsync(options, cancellationToken))
        {
            yield return blob.Name[folder.Length..];
        }
    }
}
