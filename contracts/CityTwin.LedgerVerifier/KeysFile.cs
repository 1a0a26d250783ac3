using System.Security.Cryptography;
using System.Text.Json;

namespace CityTwin.LedgerVerifier;

/// <summary><c>keys.json</c>: the public keys of districts and of the city.</summary>
public sealed class KeysFile
{
    /// <summary>How the SubjectPublicKeyInfo of every key on P-256 begins; 64 bytes, the point, follow.</summary>
    private static readonly byte[] P256 = Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private const int PointBytes = 64;

    private readonly Dictionary<string, (string Owner, ECDsa Key)> _keys = [];

    public static byte[] Write(IEnumerable<PublicKey> keys) => JsonSerializer.SerializeToUtf8Bytes(
        new Written([.. keys.Select(key => new Written.Key(key.Id, key.Owner, Convert.ToBase64String(key.Key)))]),
        StrictJson.Options);

    internal static KeysFile Read(ReadOnlySpan<byte> utf8, string where, FaultList faults)
    {
        var file = new KeysFile();
        foreach (var (key, at) in (StrictJson.Read<Written>(utf8, where, faults)?.Keys ?? []).Select((key, i) => (key, i + 1)))
        {
            file.Add(key, $"{where} key {at}", faults);
        }

        return file;
    }

    /// <summary>Why the signature is not the owner's; null when it is.</summary>
    internal string? WhyNot(string owner, string keyId, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (!_keys.TryGetValue(keyId, out var known))
        {
            return $"key {keyId} is not among the keys.";
        }

        if (known.Owner != owner)
        {
            return $"key {keyId} is that of {known.Owner}, and {owner} was to sign.";
        }

        return known.Key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? null
            : $"the signature of {owner} is not one of key {keyId} on this.";
    }

    private void Add(Written.Key written, string where, FaultList faults)
    {
        if (written is null || !StrictJson.TryBase64(written.PublicKey, out var bytes) || Import(bytes) is not { } key)
        {
            faults.Add(where, "is not a public key on the curve P-256 (SubjectPublicKeyInfo in base64).");
            return;
        }

        var id = new PublicKey(written.Owner, bytes).Id;
        if (id != written.KeyId)
        {
            faults.Add(where, $"says it is {written.KeyId}; the key of {written.Owner} that is there is {id}.");
        }
        else if (!_keys.TryAdd(id, (written.Owner, key)))
        {
            faults.Add(where, $"{id} is there twice.");
        }
    }

    private static ECDsa? Import(byte[] bytes)
    {
        if (bytes.Length != P256.Length + PointBytes || !bytes.AsSpan().StartsWith(P256))
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(bytes, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose(); // The point is not on the curve.
            return null;
        }
    }

    internal sealed record Written(IReadOnlyList<Written.Key> Keys)
    {
        internal sealed record Key(string KeyId, string Owner, string PublicKey);
    }
}
