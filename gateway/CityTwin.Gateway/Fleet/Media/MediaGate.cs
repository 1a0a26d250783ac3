using System.Security.Cryptography;
using System.Text;
using CityTwin.Fleet;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Fleet.Media;

/// <summary>Judges who may put what where, before a byte of it is read.</summary>
internal sealed class MediaGate(MediaKey key, IOptions<MediaOptions> options, TimeProvider clock)
{
    private static readonly string[] MustBeSigned = ["host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

    private readonly MediaOptions _options = options.Value;

    /// <summary>Null when it may be put.</summary>
    public MediaRefusal? Judge(SignedRequest request, string bucket, string objectKey, long? length)
    {
        if (SigV4Header.Read(request.Header("authorization")) is not { } said || key.Read(said.AccessKeyId) is not { } credentials)
        {
            return MediaRefusal.Denied("This takes a signature AWS4-HMAC-SHA256 by the credentials that storage_config_get gave.");
        }

        if (MustBeSigned.FirstOrDefault(name => !said.SignedHeaders.Contains(name)) is { } missing)
        {
            return MediaRefusal.Denied($"The header {missing} is not signed.");
        }

        if (!SigV4.TryTime(request.Header("x-amz-date"), out var at) || !request.Header("x-amz-date")!.StartsWith(said.Date, StringComparison.Ordinal))
        {
            return MediaRefusal.Denied("x-amz-date is not the time of the credential's scope, as 20150830T123600Z.");
        }

        var hash = request.Header("x-amz-content-sha256")!;
        return SigV4.AreEqual(said.Signature, SigV4.Sign(request, said, request.Header("x-amz-date")!, hash, credentials.SecretAccessKey))
            ? Signed(request, said, credentials, at, bucket, objectKey, hash, length)
            : new MediaRefusal(StatusCodes.Status403Forbidden, "SignatureDoesNotMatch", "The signature is not that of this request by this credential.");
    }

    /// <summary>Who signed is known by now, so that what is wrong can be said.</summary>
    private MediaRefusal? Signed(
        SignedRequest request, SigV4Header said, MediaCredentials credentials, DateTimeOffset at, string bucket, string objectKey, string hash, long? length)
    {
        var now = clock.GetUtcNow();
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Header("x-amz-security-token") ?? ""), Encoding.UTF8.GetBytes(credentials.SessionToken)))
        {
            return MediaRefusal.Invalid("InvalidToken", "x-amz-security-token is not that of the credential.");
        }

        if (now.ToUnixTimeSeconds() >= credentials.ExpiresAtS)
        {
            return MediaRefusal.Invalid("ExpiredToken", "The credential has expired; ask storage_config_get for another.");
        }

        if ((now - at).Duration() > _options.ClockSkew)
        {
            return new MediaRefusal(StatusCodes.Status403Forbidden, "RequestTimeTooSkewed", $"{at:u} is more than {_options.ClockSkew} from {now:u}.");
        }

        if (said.Region != _options.Region || said.Service != "s3")
        {
            return MediaRefusal.Invalid("AuthorizationHeaderMalformed", $"Expected region {_options.Region} and service s3, found {said.Region} and {said.Service}.");
        }

        if (bucket != _options.Bucket)
        {
            return new MediaRefusal(StatusCodes.Status404NotFound, "NoSuchBucket", $"The bucket is {_options.Bucket}.");
        }

        if (!MediaObject.IsUnder(credentials.Prefix, objectKey))
        {
            return MediaRefusal.Denied($"Keys of this dock begin with {credentials.Prefix}/ and have at most {MediaObject.MaxKeyLength} characters, and none of their parts is empty or dots.");
        }

        return hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)
            ? MediaRefusal.Invalid("XAmzContentSHA256Mismatch", "x-amz-content-sha256 has to be the SHA-256 of the body, in lower-case hex; unsigned and chunked bodies are not taken.")
            : length is null
                ? new MediaRefusal(StatusCodes.Status411LengthRequired, "MissingContentLength", "This takes a Content-Length.")
                : length > _options.MaxBytes
                    ? MediaRefusal.Invalid("EntityTooLarge", $"{length} bytes are more than {_options.MaxBytes}.")
                    : null;
    }
}
