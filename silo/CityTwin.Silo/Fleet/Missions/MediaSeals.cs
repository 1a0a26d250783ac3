using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CityTwin.Storage;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Missions;

/// <summary>
/// Commits to pictures that lie in the container <c>media</c>: SHA-256 over 32 random bytes and the content. The bytes are
/// the blob's own metadata, so that the commitment says nothing any more once the picture is deleted.
/// </summary>
internal sealed class MediaSeals(BlobContainers containers, IOptions<MissionOptions> options)
{
    private const string Salt = "salt";

    /// <summary>Whoever takes a picture in looks at it and says here whether it was rendered.</summary>
    private const string Simulated = "simulated";

    private const int BufferBytes = 128 * 1024;

    /// <returns>The commitment, the same however often it is asked for; null while there is no such picture.</returns>
    /// <exception cref="InvalidDataException">It is larger than what is committed to, or its key is none.</exception>
    public async Task<SealedPicture?> Seal(string objectKey, CancellationToken cancellationToken)
    {
        var blob = BlobOf(objectKey);
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            if (properties.ContentLength > options.Value.MaxMediaBytes)
            {
                throw new InvalidDataException($"{objectKey} has {properties.ContentLength} bytes, at most {options.Value.MaxMediaBytes} are committed to.");
            }

            var salt = await SaltOf(blob, properties, cancellationToken);
            var commitment = await Commit(blob, salt, cancellationToken);
            var item = new SealedItem(commitment, properties.ContentType, (int)Math.Min(int.MaxValue, properties.ContentLength));
            return new SealedPicture(item, properties.Metadata.TryGetValue(Simulated, out var said) && said == "true");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <returns>The picture, if it is still what was committed to; null once it was erased.</returns>
    /// <exception cref="InvalidDataException">It is larger than what is shown, or it is another picture now.</exception>
    public async Task<SealedContent?> Open(string objectKey, string commitment, CancellationToken cancellationToken)
    {
        var blob = BlobOf(objectKey);
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            if (properties.ContentLength > options.Value.MaxShownBytes)
            {
                throw new InvalidDataException($"{objectKey} has {properties.ContentLength} bytes, at most {options.Value.MaxShownBytes} are shown.");
            }

            var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
            byte[] salted = properties.Metadata.TryGetValue(Salt, out var salt) ? [.. Convert.FromHexString(salt), .. content] : content;
            return Convert.ToHexStringLower(SHA256.HashData(salted)) == commitment
                ? new SealedContent(properties.ContentType, content)
                : throw new InvalidDataException($"{objectKey} is not what {commitment} was given for.");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Whoever announced it was judged by its driver; a key that climbs is not looked for all the same.</summary>
    private BlobClient BlobOf(string objectKey) => MediaObject.IsPlain(objectKey)
        ? containers.Media.GetBlobClient(objectKey)
        : throw new InvalidDataException($"'{objectKey}' is no key of a picture: expected parts that are neither empty nor dots, without backslashes.");

    private static async Task<byte[]> SaltOf(BlobClient blob, BlobProperties properties, CancellationToken cancellationToken)
    {
        if (properties.Metadata.TryGetValue(Salt, out var known))
        {
            return Convert.FromHexString(known);
        }

        var salt = DossierStore.NewSalt();
        var metadata = new Dictionary<string, string>(properties.Metadata) { [Salt] = Convert.ToHexStringLower(salt) };
        await blob.SetMetadataAsync(metadata, new BlobRequestConditions { IfMatch = properties.ETag }, cancellationToken);
        return salt;
    }

    private static async Task<string> Commit(BlobClient blob, byte[] salt, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        await using var content = await blob.OpenReadAsync(cancellationToken: cancellationToken);
        var buffer = new byte[BufferBytes];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
