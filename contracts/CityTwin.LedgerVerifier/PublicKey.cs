using System.Security.Cryptography;
using System.Text;

namespace CityTwin.LedgerVerifier;

/// <summary>A key as it is published.</summary>
/// <param name="Owner">The district, or the city.</param>
/// <param name="Key">Its SubjectPublicKeyInfo, DER.</param>
public sealed record PublicKey(string Owner, byte[] Key)
{
    /// <summary>The first 16 bytes of the SHA-256 of the owner and the key.</summary>
    public string Id => Convert.ToHexStringLower(
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"citytwin/ledger-key/v1\n{Owner}\n"), .. Key]).AsSpan(0, 16));
}
