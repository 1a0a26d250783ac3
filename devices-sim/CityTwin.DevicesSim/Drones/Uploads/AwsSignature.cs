using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.DevicesSim.Drones.Uploads;

/// <summary>AWS Signature Version 4 of a request's headers, as S3 and what speaks like it want it.</summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Service = "s3";
    private const string Terminator = "aws4_request";

    /// <summary>The value of <c>x-amz-date</c>.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Hash(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload));

    /// <summary>A path as it is signed and sent: each segment escaped but for letters, digits and <c>-._~</c>.</summary>
    public static string Path(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <param name="path">Escaped already.</param>
    /// <param name="headers">All that are signed, by name in lower case; among them host, x-amz-date and x-amz-content-sha256.</param>
    /// <returns>The value of the header Authorization.</returns>
    public static string Authorization(
        string method, string path, IReadOnlyDictionary<string, string> headers, string region, string keyId, string keySecret)
    {
        var ordered = headers.OrderBy(header => header.Key, StringComparer.Ordinal).ToList();
        var names = string.Join(';', ordered.Select(header => header.Key));
        var canonical = string.Join('\n',
            method, path, "", string.Concat(ordered.Select(header => $"{header.Key}:{header.Value.Trim()}\n")), names,
            headers["x-amz-content-sha256"]);
        var (time, day) = (headers["x-amz-date"], headers["x-amz-date"][..8]);
        var scope = $"{day}/{region}/{Service}/{Terminator}";
        var toSign = string.Join('\n', Algorithm, time, scope, Hash(Encoding.UTF8.GetBytes(canonical)));
        var key = new[] { day, region, Service, Terminator }.Aggregate(Encoding.UTF8.GetBytes($"AWS4{keySecret}"), Hmac);
        return $"{Algorithm} Credential={keyId}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Hmac(key, toSign))}";
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
