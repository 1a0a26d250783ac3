using CityTwin.DjiCloud;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Docks;

/// <summary>Where and as whom docks put their pictures: credentials that the gateways can judge by the deployment's key alone.</summary>
internal sealed class DockStorage(IOptions<DockOptions> options)
{
    private const int KeyBytes = 32;

    private readonly MediaKey? _key = Read(options.Value.MediaKeyFile);

    /// <returns>Null while the deployment has no key for media.</returns>
    public StorageConfig? For(string dock, long nowMs)
    {
        if (_key is null)
        {
            return null;
        }

        var lasts = (long)options.Value.CredentialsLast.TotalSeconds;
        var issued = _key.Issue(dock, (nowMs / 1_000) + lasts);
        return new StorageConfig(
            options.Value.Bucket, new StorageCredentials(issued.AccessKeyId, issued.SecretAccessKey, lasts, issued.SessionToken),
            $"{options.Value.PublicUrl.TrimEnd('/')}/media", "aws", options.Value.Region, issued.Prefix);
    }

    /// <summary>Where a dock fetches an object, until then; null while the deployment has no key for media.</summary>
    public string? UrlOf(string objectKey, long expiresAtMs) => _key is null
        ? null
        : $"{options.Value.PublicUrl.TrimEnd('/')}/media/{objectKey}?token={_key.TokenFor(objectKey, expiresAtMs / 1_000)}";

    private static MediaKey? Read(string file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var key = new byte[KeyBytes + 1];
        return File.Exists(file) && Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length == KeyBytes
            ? new MediaKey(key[..KeyBytes])
            : throw new InvalidOperationException($"Docks:MediaKeyFile: '{file}' does not hold a base64 key of {KeyBytes} bytes.");
    }
}
