using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Fleet;

/// <summary>
/// The deployment's key from which credentials for media are derived. Nobody keeps them: the id of a credential says whose it is,
/// until when and for what, and its secret and its token follow from the id and the key. The silo that hands one out and the
/// gateway that judges it have nothing to tell each other.
/// </summary>
public sealed class MediaKey
{
    public const int MinKeyBytes = 32;
    public const int MaxIdLength = 400;

    private const string Mark = "ct1";

    private readonly byte[] _key;

    /// <exception cref="ArgumentException">The key is too short.</exception>
    public MediaKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key.Length >= MinKeyBytes
            ? [.. key]
            : throw new ArgumentException($"A key for media has at least {MinKeyBytes} bytes; this one has {key.Length}.", nameof(key));
    }

    /// <summary>Where the pictures of a device go.</summary>
    public static string PrefixOf(string device) => $"docks/{device}";

    /// <summary>Where a flight's file is in the container <c>media</c>.</summary>
    public static string FlightFile(string flightId) => $"flights/{flightId}.kmz";

    /// <summary>Where the city's no-fly areas of that checksum are in the container <c>media</c>.</summary>
    public static string AreaFile(string sha256) => $"areas/{sha256}.json";

    public MediaCredentials Issue(string device, long expiresAtS)
    {
        var prefix = PrefixOf(device);
        var id = string.Create(CultureInfo.InvariantCulture, $"{Mark}.{expiresAtS}.{Text(device)}.{Text(prefix)}");
        return Of(id, device, prefix, expiresAtS);
    }

    /// <summary>What an id stands for, whoever made it up: only who has its secret can sign with it. Null for what is no id of ours.</summary>
    public MediaCredentials? Read(string accessKeyId) =>
        accessKeyId.Length <= MaxIdLength && accessKeyId.Split('.') is [Mark, var expires, var device, var prefix]
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var expiresAtS)
        && Bytes(device) is { } deviceText && Bytes(prefix) is { } prefixText
            ? Of(accessKeyId, deviceText, prefixText, expiresAtS)
            : null;

    /// <summary>What opens one object to whoever has it, until then: as <c>{expiry}.{code}</c>.</summary>
    public string TokenFor(string objectKey, long expiresAtS) =>
        string.Create(CultureInfo.InvariantCulture, $"{expiresAtS}.{Code($"get|{expiresAtS}|{objectKey}")}");

    public bool Opens(string objectKey, string token, long nowS) =>
        token.Split('.') is [var expires, _] && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var expiresAtS)
        && nowS < expiresAtS
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(TokenFor(objectKey, expiresAtS)));

    private MediaCredentials Of(string id, string device, string prefix, long expiresAtS) =>
        new(id, Code($"secret|{id}"), Code($"token|{id}"), device, prefix, expiresAtS);

    private string Code(string of) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(of)));

    private static string Text(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    private static string? Bytes(string hex)
    {
        try
        {
            return hex.Length is 0 or > 128 ? null : Encoding.UTF8.GetString(Convert.FromHexString(hex));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
