using System.Security.Cryptography;
using CityTwin.Storage;

namespace CityTwin.WorkOrders;

/// <summary>
/// Words and pictures that orders, alerts and alert windows speak of, <c>{entity}/{commitment}</c>: 32 random bytes, then the content. The bytes make
/// the commitment say nothing of what it stands for once the blob is gone.
/// </summary>
internal sealed class DossierStore(BlobContainers containers)
{
    private const int SaltBytes = 32;
    private const string MediaType = "mediatype";

    /// <param name="salt">32 bytes that nobody can guess.</param>
    public async Task<SealedItem> Keep(string entity, SealedContent content, byte[] salt)
    {
        byte[] whole = [.. salt, .. content.Content];
        var commitment = Convert.ToHexStringLower(SHA256.HashData(whole));
        await FencedBlob.Write(
            containers.Dossiers.GetBlobClient(Name(entity, commitment)), BinaryData.FromBytes(whole), known: null,
            new Dictionary<string, string> { [MediaType] = content.MediaType }, CancellationToken.None);
        return new SealedItem(commitment, content.MediaType, content.Content.Length);
    }

    /// <returns>Null when it was erased or never was.</returns>
    public async Task<SealedContent?> Find(string entity, string commitment)
    {
        var blob = containers.Dossiers.GetBlobClient(Name(entity, commitment));
        if (await FencedBlob.Read(blob, CancellationToken.None) is not { } found)
        {
            return null;
        }

        var properties = await blob.GetPropertiesAsync();
        return new SealedContent(properties.Value.Metadata[MediaType], found.Content.ToMemory()[SaltBytes..].ToArray());
    }

    public Task Erase(string entity, string commitment) =>
        containers.Dossiers.DeleteBlobIfExistsAsync(Name(entity, commitment));

    /// <summary>What anyone may hold against a commitment while the blob is there.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    private static string Name(string entity, string commitment) => $"{entity}/{commitment}";
}
