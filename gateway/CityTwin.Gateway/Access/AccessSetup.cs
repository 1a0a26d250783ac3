using CityTwin.Gateway.Auth;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Access;

internal static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section);
        builder.Services.AddSingleton<RevocationWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RevocationWatch>());
        builder.Services.AddSingleton<LogoutNotices>();
        return builder;
    }

    /// <summary>
    /// Where the console signs people in, and where the authority tells of a sign-out (OpenID Connect Back-Channel Logout 1.0).
    /// </summary>
    public static WebApplication MapSignIn(this WebApplication app)
    {
        app.MapGet("/auth/sign-in", (IOptions<AuthOptions> auth) => SignInOf(auth.Value)).AllowAnonymous();
        app.MapPost(LogoutNotices.Path, (LogoutNotices notices, HttpContext http) => notices.Take(http)).AllowAnonymous();
        return app;
    }

    private static IResult SignInOf(AuthOptions auth) => auth is { Authority.Length: > 0, ClientId.Length: > 0 }
        ? Results.Json(new { authority = auth.Authority, clientId = auth.ClientId, scope = auth.Scope })
        : Results.NoContent();
}
