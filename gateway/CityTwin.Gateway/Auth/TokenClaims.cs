namespace CityTwin.Gateway.Auth;

/// <summary>The claims this gateway reads.</summary>
public static class TokenClaims
{
    public const string Subject = "sub";
    public const string Expires = "exp";
    public const string IssuedAt = "iat";
    public const string TokenId = "jti";

    /// <summary>The sign-in at the authority that the token comes of.</summary>
    public const string Session = "sid";
    public const string Role = "role";

    /// <summary>A division code: the caller's area.</summary>
    public const string Area = "area";
    public const string Department = "department";
}
