using System.Collections.Concurrent;
using Azure.Storage.Blobs.Models;
using CityTwin.City;
using CityTwin.Storage;

namespace CityTwin.Ledger.Proving;

/// <summary>Every public key that was ever signed with, <c>ledger/keys/{owner}/{keyId}</c>: old heads stay verifiable.</summary>
internal sealed class PublicKeyStore(BlobContainers containers)
{
    private readonly ConcurrentDictionary<string, bool> _published = [];

    public async Task Publish(LedgerKey key, CancellationToken cancellationToken)
    {
        if (_published.ContainsKey(key.KeyId))
        {
            return;
        }

        var blob = containers.Ledger.GetBlobClient($"{Prefix(key.Owner)}{key.KeyId}");
        if (await FencedBlob.Read(blob, cancellationToken) is null)
        {
            await FencedBlob.Write(blob, new BinaryData(key.PublicKey), null, null, cancellationToken);
        }

        _published[key.KeyId] = true;
    }

    public async Task<IReadOnlyList<LedgerKey>> Of(DivisionCode owner, CancellationToken cancellationToken)
    {
        var keys = new List<LedgerKey>();
        var prefix = Prefix(owner);
        await foreach (var listed in containers.Ledger.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
        {
            if (await FencedBlob.Read(containers.Ledger.GetBlobClient(listed.Name), cancellationToken) is { } found)
            {
                keys.Add(new LedgerKey(owner, listed.Name[prefix.Length..], found.Content.ToArray()));
            }
        }

        return keys;
    }

    private static string Prefix(DivisionCode owner) => $"keys/{owner.Value}/";
}
