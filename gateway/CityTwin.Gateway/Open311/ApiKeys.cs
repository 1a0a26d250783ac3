using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Open311;

/// <summary>Whose key a report came with.</summary>
internal sealed class ApiKeys
{
    private readonly (string Name, byte[] Sha256)[] _keys;
    private readonly bool _required;

    public ApiKeys(IOptions<Open311Options> options)
    {
        _required = options.Value.KeyRequired;
        _keys = [.. options.Value.ApiKeys.Select(key => (key.Key, Read(key.Key, key.Value)))];
    }

    /// <returns>The name of the key's holder; null for one without a key, where none is needed.</returns>
    /// <exception cref="Open311Refusal">The key is not one of ours, or is needed.</exception>
    public string? HolderOf(string key)
    {
        if (key.Length == 0)
        {
            return _required
                ? throw Open311Refusal.Denied("api_key was not provided, and this city takes reports only with one.")
                : null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var holder = Array.Find(_keys, known => CryptographicOperations.FixedTimeEquals(known.Sha256, hash)).Name;
        return holder ?? throw Open311Refusal.Denied(
            "api_key is not one that this city has given out" + (_required ? "." : "; leave it away to report without one."));
    }

    private static byte[] Read(string name, string hex)
    {
        if (name.Length is 0 or > 40 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new InvalidOperationException(
                $"Open311:ApiKeys: '{name}' is not a name: expected lower-case letters, digits and hyphens, at most 40.");
        }

        return hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(hex)
            : throw new InvalidOperationException(
                $"Open311:ApiKeys:{name}: expected the key's SHA-256, 64 lower-case hexadecimal digits.");
    }
}
