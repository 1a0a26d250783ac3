using System.Globalization;
using System.Security.Claims;

namespace CityTwin.Gateway.Auth;

/// <summary>By what a token can be revoked.</summary>
/// <param name="TokenId">The <c>jti</c> claim, when there is one.</param>
/// <param name="Session">The <c>sid</c> claim, when there is one.</param>
/// <param name="IssuedAtMs">The <c>iat</c> claim; 0 without one: then it was issued before anything was revoked.</param>
public sealed record TokenIdentity(string Subject, string? TokenId, string? Session, long IssuedAtMs)
{
    public static TokenIdentity Read(ClaimsPrincipal user) => new(
        user.FindFirstValue(TokenClaims.Subject) ?? "",
        user.FindFirstValue(TokenClaims.TokenId),
        user.FindFirstValue(TokenClaims.Session),
        long.TryParse(user.FindFirstValue(TokenClaims.IssuedAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? seconds * 1000
            : 0);
}
