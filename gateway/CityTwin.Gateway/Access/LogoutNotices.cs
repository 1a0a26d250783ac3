using System.Text.Json;
using CityTwin.Access;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Gateway.Access;

/// <summary>
/// OpenID Connect Back-Channel Logout 1.0: the authority signs a principal or a session out, and its tokens are taken no
/// more. A notice that is sent twice reaches no further than once: it speaks of tokens up to its own time.
/// </summary>
internal sealed partial class LogoutNotices(
    IOptionsMonitor<JwtBearerOptions> bearer, IOptions<AuthOptions> auth, IOptions<AccessOptions> options, IClusterClient cluster,
    CityModel city, RevocationWatch watch, TimeProvider clock, ILogger<LogoutNotices> log)
{
    public const string Path = "/auth/backchannel-logout";

    private const string Authority = "authority";
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private const int MaxTokenLength = 16 * 1024;

    /// <summary>How old a notice may be: an authority tries again for a while.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    public async Task<IResult> Take(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (string.IsNullOrEmpty(auth.Value.Authority))
        {
            return Results.NotFound();
        }

        if (!http.Request.HasFormContentType)
        {
            return Refused("expected application/x-www-form-urlencoded with logout_token.");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = form["logout_token"].ToString();
        if (text.Length is 0 or > MaxTokenLength)
        {
            return Refused($"logout_token has {text.Length} characters; expected 1 to {MaxTokenLength}.");
        }

        var (token, why) = await Read(text);
        if (token is null)
        {
            LogRefused(why);
            return Refused(why);
        }

        try
        {
            await Revoke(token);
        }
        catch (RevocationsFullException full)
        {
            LogFull(full.Message);
            return Failed(full.Message);
        }

        await watch.Look(http.RequestAborted);
        return Results.Ok();
    }

    private async Task<(JsonWebToken? Token, string Why)> Read(string text)
    {
        var trust = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = trust.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = trust.ConfigurationManager as Microsoft.IdentityModel.Tokens.BaseConfigurationManager;
        parameters.ValidIssuer = (await trust.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None)).Issuer;
        parameters.ValidAudiences = [auth.Value.Audience, .. auth.Value.ClientId is { } client ? new[] { client } : []];
        // A notice need not have an end: its time is looked at below.
        parameters.RequireExpirationTime = false;
        parameters.LifetimeValidator = null;
        parameters.ValidateLifetime = false;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, parameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            return (null, $"logout_token: {result.Exception?.GetType().Name ?? "not a token"}.");
        }

        var age = clock.GetUtcNow().UtcDateTime - token.IssuedAt;
        return !HasEvent(token) ? (null, $"logout_token: its events claim does not have {LogoutEvent}.")
            : token.TryGetPayloadValue<string>("nonce", out _) ? (null, "logout_token: it has a nonce, so it is an ID token.")
            : age > MaxAge || age < -auth.Value.ClockSkew ? (null, $"logout_token: its iat is {token.IssuedAt:u}; expected the last {MaxAge.TotalMinutes:0} minutes.")
            : token.Subject.Length == 0 && !token.TryGetPayloadValue<string>(TokenClaims.Session, out _) ? (null, "logout_token: neither sub nor sid.")
            : (token, "");
    }

    /// <summary>A notice with a session ends that session alone; one with a subject only ends all that it has.</summary>
    private async Task Revoke(JsonWebToken token)
    {
        var bySession = token.TryGetPayloadValue<string>(TokenClaims.Session, out var session);
        var issued = new DateTimeOffset(token.IssuedAt).ToUnixTimeMilliseconds();
        var now = clock.GetUtcNow();
        await cluster.GetGrain<IRevocationsGrain>(city.Code.Value).Revoke(new Revocation(
            bySession ? RevocationKind.Session : RevocationKind.Subject, bySession ? session : token.Subject, issued, Authority,
            "signed out", now.ToUnixTimeMilliseconds(), (now + options.Value.KeepSessionsFor).ToUnixTimeMilliseconds(), SignedOut: true));
    }

    private static bool HasEvent(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind == JsonValueKind.Object && events.TryGetProperty(LogoutEvent, out _);

    private static IResult Refused(string why) =>
        Results.Json(new { error = "invalid_request", error_description = why }, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>The standard answers 400 to a logout that failed, too; the words are for who reads the authority's log.</summary>
    private static IResult Failed(string why) =>
        Results.Json(new { error = "temporarily_unavailable", error_description = why }, statusCode: StatusCodes.Status400BadRequest);

    [LoggerMessage(LogLevel.Error, "Nobody is signed out, and tokens stay good until they end: {Why}")]
    private partial void LogFull(string why);

    [LoggerMessage(LogLevel.Warning, "A logout notice was refused: {Why}")]
    private partial void LogRefused(string why);
}
