namespace CityTwin.Gateway.Auth;

/// <summary>Whose tokens are accepted. Either a local key file or an authority.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    public const string LocalIssuer = "citytwin-local";

    /// <summary>File with the 256-bit HS256 key of the local start, base64.</summary>
    public string? LocalKeyFile { get; set; }

    /// <summary>OpenID Connect issuer, as <c>https://login.example/realm</c>; its keys are fetched from there.</summary>
    public string? Authority { get; set; }

    /// <summary>The <c>aud</c> a token must carry.</summary>
    public string Audience { get; set; } = "citytwin";

    /// <summary>The client id that the console signs in with at the authority; without one people bring a token.</summary>
    public string? ClientId { get; set; }

    /// <summary>What the console asks for when it signs in.</summary>
    public string Scope { get; set; } = "openid profile offline_access";

    /// <summary>Whether the authority has to be asked over TLS. Only a test on loopback does without.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>How far the issuer's clock may be from ours, in seconds.</summary>
    public int ClockSkewSeconds { get; set; } = 5;

    /// <summary>
    /// File with a 256-bit key, base64, that signs resume tokens; give all gateways the same one. Without it the key is
    /// derived from the local key, or made anew at each start.
    /// </summary>
    public string? ResumeKeyFile { get; set; }

    public TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);
}
