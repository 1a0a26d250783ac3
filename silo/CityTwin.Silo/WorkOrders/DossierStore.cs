using System.Security.Cryptography;
using CityTwin.Storage;

namespace CityTwin.WorkOrders;

/// <summary>
/// Words and pictures that orders speak of, <c>{order}/{commitment}</c>: 32 random bytes, then the content. The bytes make
/// the commitment say nothing of what it stands for once the blob is gone.
/// </summary>
internal sealed class DossierStore(BlobContainers containers)
{
    private const int SaltBytes = 32;
    private const string MediaType = "mediatype";

    /// <param name="salt">32 bytes that nobody can guess.</param>
    public async Task<SealedItem> Keep(WorkOrderId order, SealedContent content, byte[] salt)
    {
        byte[] whole = [.. salt, .. content.Content];
        var commitment = Convert.ToHexStringLower(SHA256.HashData(whole));
        await FencedBlob.Write(
            containers.Dossiers.GetBlobClient(Name(order, commitment)), BinaryData.FromBytes(whole), known: null,
            new Dictionary<string, string> { [MediaType] = content.MediaType }, CancellationToken.None);
        return new SealedItem(commitment, content.MediaType, content.Content.Length);
    }

    /// <returns>Null when it was erased or never was.</returns>
    public async Task<SealedContent?> Find(WorkOrderId order, string commitment)
    {
        var blob = containers.Dossiers.GetBlobClient(Name(order, commitment));
        if (await FencedBlob.Read(blob, CancellationToken.None) is not { } found)
        {
            return null;
        }

        var properties = await blob.GetPropertiesAsync();
        return new SealedContent(properties.Value.Metadata[MediaType], found.Content.ToMemory()[SaltBytes..].ToArray());
    }

    public Task Erase(WorkOrderId order, string commitment) =>
        containers.Dossiers.DeleteBlobIfExistsAsync(Name(order, commitment));

    /// <summary>What anyone may hold against a commitment while the blob is there.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    private static string Name(WorkOrderId order, string commitment) => $"{order}/{commitment}";
}
