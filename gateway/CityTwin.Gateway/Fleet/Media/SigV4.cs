using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Gateway.Fleet.Media;

/// <summary>AWS Signature Version 4 as services check it: the signature is made anew from the request and the secret.</summary>
internal static class SigV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <param name="payloadHash">SHA-256 of the body in lower-case hex, or what stands for it.</param>
    /// <param name="isS3">S3 signs a path as it is sent; all other services escape it once more.</param>
    public static string Sign(
        SignedRequest request, SigV4Header said, string time, string payloadHash, string secret, bool isS3 = true)
    {
        var scope = $"{said.Date}/{said.Region}/{said.Service}/aws4_request";
        var toSign = string.Join('\n', Algorithm, time, scope, Hash(Canonical(request, said, payloadHash, isS3)));
        var key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in new[] { said.Date, said.Region, said.Service, "aws4_request" })
        {
            key = Mac(key, part);
        }

        return Convert.ToHexStringLower(Mac(key, toSign));
    }

    public static bool AreEqual(string signature, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(expected));

    public static bool TryTime(string? text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    public static string Canonical(SignedRequest request, SigV4Header said, string payloadHash, bool isS3)
    {
        var headers = string.Concat(said.SignedHeaders.Select(name => $"{name}:{Squeezed(request.Header(name) ?? "")}\n"));
        var path = isS3 ? request.Path : string.Join('/', request.Path.Split('/').Select(Uri.EscapeDataString));
        return string.Join('\n', request.Method, path.Length == 0 ? "/" : path, Query(request.Query), headers, string.Join(';', said.SignedHeaders), payloadHash);
    }

    private static string Query(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Select(pair => (Name: Escaped(pair[0]), Value: pair.Length > 1 ? Escaped(pair[1]) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Escaped(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));

    private static string Squeezed(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
