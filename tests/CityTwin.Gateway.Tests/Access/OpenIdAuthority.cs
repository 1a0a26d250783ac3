using System.Security.Cryptography;
using CityTwin.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Gateway.Tests.Access;

/// <summary>An OpenID Connect issuer on loopback: its discovery document, its keys, and the tokens that it signs.</summary>
internal sealed class OpenIdAuthority : IAsyncDisposable
{
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly WebApplication _site;

    private OpenIdAuthority(string address, WebApplication site) => (Address, _site) = (address, site);

    public string Address { get; }

    public static async Task<OpenIdAuthority> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        site.Urls.Add(address);
        var authority = new OpenIdAuthority(address, site);
        site.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = address, ["jwks_uri"] = $"{address}/keys", ["authorization_endpoint"] = $"{address}/authorize",
            ["token_endpoint"] = $"{address}/token", ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" }, ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        site.MapGet("/keys", () => Results.Json(new { keys = new[] { authority.PublicKey() } }));
        await site.StartAsync();
        return authority;
    }

    /// <summary>A token signed with the authority's key.</summary>
    public string Sign(Dictionary<string, object> claims, string audience = "citytwin", string? issuer = null, bool ends = true)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = ends ? now.AddHours(1) : null,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>What anyone can make who has read the authority's public key: it as a shared secret.</summary>
    public string Forge(Dictionary<string, object> claims) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = "citytwin",
        Claims = claims,
        SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "one" }, SecurityAlgorithms.HmacSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _site.StopAsync();
        await _site.DisposeAsync();
    }

    private Dictionary<string, string> PublicKey()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = "one" });
        return new Dictionary<string, string> { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "one", ["n"] = key.N, ["e"] = key.E };
    }
}
