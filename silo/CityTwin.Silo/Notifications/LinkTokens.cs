using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.Notifications;

/// <summary>
/// What acknowledges a message from a mail or a webhook: <c>{message}.{issued, ms}.{until, seconds}.{signature}</c>. It names a
/// message to one person and nothing else, so whoever has it can say that this person has taken note, and no more.
/// </summary>
internal static class LinkTokens
{
    private const int MaxLength = 200;

    public static string Write(byte[] key, string messageId, long issuedAtMs, long untilMs)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{messageId}.{issuedAtMs}.{untilMs / 1_000}");
        return $"{said}.{Sign(key, said)}";
    }

    /// <returns>The message and when the link was made; null when the token is not ours or is too old.</returns>
    public static (string MessageId, long IssuedAtMs)? Read(byte[] key, string token, long nowMs)
    {
        if (token.Length > MaxLength || token.Split('.') is not [var messageId, var issued, var until, var signature]
            || !long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var issuedAtMs)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Sign(key, $"{messageId}.{issued}.{until}")));
        return isOurs && nowMs / 1_000 <= seconds ? (messageId, issuedAtMs) : null;
    }

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    private static string Sign(byte[] key, string said) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(said)));
}
