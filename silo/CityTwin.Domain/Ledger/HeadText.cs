using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>
/// The bytes that are signed: lines of UTF-8, each ended by a line feed, the first of which says what is being said, so
/// that a signature on the one is never one on the other.
/// </summary>
public static class HeadText
{
    /// <summary>What a district signs of its log.</summary>
    public static byte[] Of(TreeHead head) => Encoding.UTF8.GetBytes($"citytwin/ledger-head/v1\n{Lines(head)}");

    /// <summary>What a witness signs of another's head.</summary>
    public static byte[] Of(TreeHead head, DivisionCode witness, long timeMs) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"citytwin/ledger-witness/v1\n{witness.Value}\n{timeMs}\n{Lines(head)}"));

    /// <summary>A key's name: the first 16 bytes of the SHA-256 of its owner and itself, so that neither can be exchanged.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo, DER.</param>
    public static string KeyId(DivisionCode owner, ReadOnlySpan<byte> publicKey)
    {
        var named = Encoding.UTF8.GetBytes($"citytwin/ledger-key/v1\n{owner.Value}\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. named, .. publicKey]).AsSpan(0, 16));
    }

    private static string Lines(TreeHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{head.District.Value}\n{head.Size}\n{Convert.ToHexStringLower(head.Root)}\n{head.TimeMs}\n");
    }
}
