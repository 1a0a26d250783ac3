using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;

namespace CityTwin.Storage;

/// <summary>Reads the pending marks off a listing of the state blobs.</summary>
internal sealed class BlobPendingIndex(BlobContainers containers) : IPendingIndex
{
    public async IAsyncEnumerable<string> List(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = $"{stateName}/{keyPrefix}" };
        await foreach (var blob in containers.State.GetBlobsAsync(options, cancellationToken))
        {
            if (blob.Metadata.ContainsKey(PendingMark.Key))
            {
                yield return blob.Name[(stateName.Length + 1)..];
            }
        }
    }
}
