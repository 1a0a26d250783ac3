using CityTwin.Gateway.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CityTwin.Gateway.Auth;

internal static class AuthSetup
{
    public static WebApplicationBuilder AddCallers(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section)
            .Validate(
                auth => string.IsNullOrEmpty(auth.LocalKeyFile) != string.IsNullOrEmpty(auth.Authority),
                "Set either Auth:LocalKeyFile (the local start) or Auth:Authority (OpenID Connect).")
            .ValidateOnStart();
        builder.Services.AddSingleton<RevokedAccess>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, RevokedAccess, IOptions<AccessOptions>, TimeProvider>(
                (bearer, auth, revoked, access, clock) => Trust(bearer, auth.Value, revoked, access.Value.FirstLookWithin, clock));
        builder.Services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalWriter>();
        builder.Services.AddAuthorization(options =>
        {
            var policy = new AuthorizationPolicyBuilder(JwtBearerDefaults.AuthenticationScheme)
                .RequireAuthenticatedUser()
                .AddRequirements(new AccessRequirement())
                .Build();
            options.DefaultPolicy = policy;
            options.FallbackPolicy = policy;
        });
        return builder;
    }

    private static void Trust(
        JwtBearerOptions bearer, AuthOptions auth, RevokedAccess revoked, TimeSpan firstLookWithin, TimeProvider clock)
    {
        bearer.Events = new JwtBearerEvents { OnTokenValidated = context => Admit(context, revoked, firstLookWithin, clock) };
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = TokenClaims.Subject,
            RoleClaimType = TokenClaims.Role,
            ValidAudience = auth.Audience,
            ClockSkew = auth.ClockSkew,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (from, until, _, _) => InForce(from, until, auth.ClockSkew, clock),
        };
        if (!string.IsNullOrEmpty(auth.LocalKeyFile))
        {
            bearer.TokenValidationParameters.ValidIssuer = AuthOptions.LocalIssuer;
            bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
            bearer.TokenValidationParameters.IssuerSigningKey =
                new SymmetricSecurityKey(KeyFile.Read("Auth:LocalKeyFile", auth.LocalKeyFile));
            return;
        }

        // Never a symmetric algorithm here: an authority's public key must not be usable as a shared secret.
        bearer.Authority = auth.Authority;
        bearer.RequireHttpsMetadata = auth.RequireHttps;
        bearer.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256,
        ];
    }

    private static async Task Admit(TokenValidatedContext context, RevokedAccess revoked, TimeSpan firstLookWithin, TimeProvider clock)
    {
        try
        {
            await revoked.Heard.WaitAsync(firstLookWithin, clock, context.HttpContext.RequestAborted);
        }
        catch (TimeoutException)
        {
            context.Fail(new RevocationsUnknownException());
            return;
        }

        if (revoked.Of(TokenIdentity.Read(context.Principal!)) is { } revocation)
        {
            context.Fail(new TokenRevokedException(DateTimeOffset.FromUnixTimeMilliseconds(revocation.RevokedAtMs)));
        }
    }

    private static bool InForce(DateTime? from, DateTime? until, TimeSpan skew, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (until is null)
        {
            throw new SecurityTokenNoExpirationException("The token has no exp claim.");
        }

        if (now > until + skew)
        {
            throw new SecurityTokenExpiredException("The token has expired.") { Expires = until.Value };
        }

        return from is null || now >= from - skew
            ? true
            : throw new SecurityTokenNotYetValidException("The token is not valid yet.") { NotBefore = from.Value };
    }
}
