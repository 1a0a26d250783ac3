using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Gateway.Rpc;

/// <summary>
/// Where the next page starts. Opaque to callers and bound to the filters it was given under: with others it would
/// silently skip. It grants nothing, so it is not signed.
/// </summary>
internal static class PageToken
{
    private const int FilterBytes = 6;
    private const int MaxLength = 512;

    public static string Write(string cursor, params ReadOnlySpan<object?> filters)
    {
        Span<byte> bytes = [.. Fingerprint(filters), .. Encoding.UTF8.GetBytes(cursor)];
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>The cursor; null on the first page.</returns>
    public static string? Read(string token, params ReadOnlySpan<object?> filters)
    {
        if (token.Length == 0)
        {
            return null;
        }

        if (token.Length > MaxLength || !Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not
            {
                Length: > FilterBytes
            } bytes)
        {
            throw Refusal.Invalid("page_token", "this is not a token an earlier answer gave.");
        }

        return bytes.AsSpan(0, FilterBytes).SequenceEqual(Fingerprint(filters))
            ? Encoding.UTF8.GetString(bytes.AsSpan(FilterBytes))
            : throw Refusal.Invalid("page_token", "it was given for other filters; start again without a token.");
    }

    /// <summary>The cursor of a token whose content cannot be read.</summary>
    public static Exception Unreadable() => Refusal.Invalid("page_token", "this is not a token an earlier answer gave.");

    private static byte[] Fingerprint(ReadOnlySpan<object?> filters)
    {
        var text = new StringBuilder();
        foreach (var filter in filters)
        {
            text.Append(filter).Append('\n');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..FilterBytes];
    }
}
