using System.Text.Json;

namespace CityTwin.LedgerVerifier;

/// <summary><c>heads.json</c> of one district.</summary>
/// <param name="Heads">As they were issued, the oldest first.</param>
/// <param name="Witnessed">The last head that each witness has seen of this log, kept by the witness itself.</param>
public sealed record HeadsFile(string District, IReadOnlyList<Head> Heads, IReadOnlyList<Head> Witnessed)
{
    private const int HashBytes = 32;
    private const int SignatureBytes = 64;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new Written(District, [.. Heads.Select(Write)], [.. Witnessed.Select(Write)]), StrictJson.Options);

    internal static HeadsFile? Read(ReadOnlySpan<byte> utf8, string where, FaultList faults) =>
        StrictJson.Read<Written>(utf8, where, faults) is { } written
            ? new HeadsFile(
                written.District,
                Read(written.Heads, written.District, $"{where} head", faults),
                Read(written.Witnessed, written.District, $"{where} witnessed head", faults))
            : null;

    private static List<Head> Read(IReadOnlyList<Written.Head> written, string district, string where, FaultList faults)
    {
        var heads = new List<Head>();
        for (var i = 0; i < written.Count; i++)
        {
            if (Read(written[i], district, $"{where} {i + 1}", faults) is { } head)
            {
                heads.Add(head);
            }
        }

        return heads;
    }

    private static Head? Read(Written.Head head, string district, string where, FaultList faults)
    {
        if (head is null || head.Size < 0 || !StrictJson.TryHex(head.Root, out var root) || root.Length != HashBytes)
        {
            faults.Add(where, $"its size or its root is not one; expected a number from 0 and {2 * HashBytes} digits of lower hex.");
            return null;
        }

        if (!StrictJson.TryBase64(head.Signature, out var signature) || signature.Length != SignatureBytes)
        {
            faults.Add(where, $"its signature is not one; expected {SignatureBytes} bytes in base64.");
            return null;
        }

        var witnesses = new List<CoSignature>();
        foreach (var by in head.Witnesses)
        {
            if (by is null || !StrictJson.TryBase64(by.Signature, out var coSignature) || coSignature.Length != SignatureBytes)
            {
                faults.Add(where, $"the signature of witness {by?.Witness} is not one; expected {SignatureBytes} bytes in base64.");
                continue;
            }

            witnesses.Add(new CoSignature(by.Witness, by.TimeMs, by.KeyId, coSignature));
        }

        return new Head(district, head.Size, root, head.TimeMs, head.KeyId, signature, witnesses);
    }

    private static Written.Head Write(Head head) => new(
        head.KeyId, Convert.ToHexStringLower(head.Root), Convert.ToBase64String(head.Signature), head.Size, head.TimeMs,
        [.. head.Witnesses.Select(by => new Written.CoSigned(by.KeyId, Convert.ToBase64String(by.Signature), by.TimeMs, by.Witness))]);

    internal sealed record Written(
        string District, IReadOnlyList<Written.Head> Heads, IReadOnlyList<Written.Head> Witnessed)
    {
        internal sealed record Head(
            string KeyId, string Root, string Signature, long Size, long TimeMs, IReadOnlyList<CoSigned> Witnesses);

        internal sealed record CoSigned(string KeyId, string Signature, long TimeMs, string Witness);
    }
}
