using System.Collections.Concurrent;
using System.Security.Cryptography;
using CityTwin.City;

namespace CityTwin.Ledger.Proving;

/// <summary>
/// Private keys on P-256, one a district and one the city's, as PKCS #8 in <c>{owner}.pem</c>; made when first asked for.
/// </summary>
internal sealed partial class SigningKeys(ProvingFolders folders, ILogger<SigningKeys> log) : IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly ConcurrentDictionary<DivisionCode, Lazy<Pair>> _pairs = [];

    public LedgerKey Public(DivisionCode owner) => Of(owner).Public;

    /// <returns>ECDSA with SHA-256, r and s of 32 bytes each.</returns>
    public byte[] Sign(DivisionCode owner, byte[] text)
    {
        var pair = Of(owner);
        lock (pair)
        {
            return pair.Key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>Whether the key's owner has signed this.</summary>
    public static bool IsSigned(LedgerKey by, byte[] text, byte[] signature)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(by.PublicKey, out _);
        }
        catch (CryptographicException)
        {
            return false;
        }

        return HeadText.KeyId(by.Owner, by.PublicKey) == by.KeyId
            && key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose()
    {
        foreach (var pair in _pairs.Values.Where(pair => pair.IsValueCreated))
        {
            pair.Value.Key.Dispose();
        }
    }

    private Pair Of(DivisionCode owner) => _pairs.GetOrAdd(
        owner, code => new Lazy<Pair>(() => Load(code), LazyThreadSafetyMode.ExecutionAndPublication)).Value;

    private Pair Load(DivisionCode owner)
    {
        var path = Path.Combine(folders.Keys, $"{owner.Value}.pem");
        if (!File.Exists(path) && Create(path))
        {
            LogCreated(owner, path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            LogOpenToOthers(path);
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            var spki = key.ExportSubjectPublicKeyInfo();
            return new Pair(key, new LedgerKey(owner, HeadText.KeyId(owner, spki), spki));
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} is not a private key in PEM (PKCS #8): {error.Message}", error);
        }
    }

    /// <returns>False when another silo was first.</returns>
    private static bool Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return ProvingFolders.Put(path, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"), overwrite: false);
    }

    private sealed record Pair(ECDsa Key, LedgerKey Public);

    [LoggerMessage(LogLevel.Information, "Ledger of {Owner}: its private key was made, {Path}")]
    private partial void LogCreated(DivisionCode owner, string path);

    [LoggerMessage(LogLevel.Warning, "{Path} is a private key that other users of this machine may read: its mode should be 600")]
    private partial void LogOpenToOthers(string path);
}
