using System.Text.Encodings.Web;
using System.Text.Json;

namespace CityTwin.LedgerVerifier;

/// <summary>
/// Reading without tolerance: no member that is not known, none twice, none absent, and one way only to write a value. A
/// file in which anything was changed cannot pass as the one that was written.
/// </summary>
internal static class StrictJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // Base64 has a plus, which would be written as an escape: those have two cases.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Null when it is not one; the fault is in the list.</returns>
    public static T? Read<T>(ReadOnlySpan<byte> utf8, string where, FaultList faults)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(utf8, Options) is { } read)
            {
                return read;
            }

            faults.Add(where, "is null; an object was expected.");
        }
        catch (JsonException error)
        {
            faults.Add(where, $"is not as it was written: {error.Message}");
        }

        return null;
    }

    public static bool TryHex(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 2 != 0 || text.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            return false;
        }

        bytes = Convert.FromHexString(text);
        return true;
    }

    public static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var count))
        {
            bytes = [];
            return false;
        }

        // The last character may have bits that mean nothing, and white space is passed over.
        bytes = bytes[..count];
        return Convert.ToBase64String(bytes) == text;
    }
}
