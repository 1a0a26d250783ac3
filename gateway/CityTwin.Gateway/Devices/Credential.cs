using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Gateway.Devices;

/// <summary>A device's password, and what the registry keeps of it.</summary>
/// <param name="Password">256 random bits, base64url.</param>
/// <param name="Sha256">Of the password's UTF-8 text: what the front door hashes when the device connects.</param>
internal sealed record Credential(string Password, byte[] Sha256)
{
    public static Credential New(SecretSource secrets)
    {
        var password = Base64Url.EncodeToString(secrets());
        return new Credential(password, SHA256.HashData(Encoding.UTF8.GetBytes(password)));
    }
}
