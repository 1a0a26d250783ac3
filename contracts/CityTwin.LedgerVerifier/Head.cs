using System.Globalization;
using System.Text;

namespace CityTwin.LedgerVerifier;

/// <summary>A district's signed word of what its log was.</summary>
/// <param name="Size">Entries.</param>
/// <param name="Root">The root of their tree, RFC 6962.</param>
/// <param name="TimeMs">When it was signed.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, r and s of 32 bytes each.</param>
public sealed record Head(
    string District, long Size, byte[] Root, long TimeMs, string KeyId, byte[] Signature, IReadOnlyList<CoSignature> Witnesses)
{
    /// <summary>What the district has signed.</summary>
    public byte[] SignedText() => Encoding.UTF8.GetBytes("citytwin/ledger-head/v1\n" + Lines());

    /// <summary>What a witness has signed.</summary>
    public byte[] SignedText(CoSignature by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"citytwin/ledger-witness/v1\n{by.Witness}\n{by.TimeMs}\n{Lines()}"));
    }

    private string Lines() => string.Create(
        CultureInfo.InvariantCulture, $"{District}\n{Size}\n{Convert.ToHexStringLower(Root)}\n{TimeMs}\n");
}
