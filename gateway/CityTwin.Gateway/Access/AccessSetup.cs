namespace CityTwin.Gateway.Access;

internal static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section);
        builder.Services.AddSingleton<RevokedAccess>();
        builder.Services.AddSingleton<RevocationWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RevocationWatch>());
        builder.Services.AddSingleton<LogoutNotices>();
        return builder;
    }

    /// <summary>Where an authority tells of a sign-out (OpenID Connect Back-Channel Logout 1.0).</summary>
    public static WebApplication MapLogoutNotices(this WebApplication app)
    {
        app.MapPost(LogoutNotices.Path, (LogoutNotices notices, HttpContext http) => notices.Take(http)).AllowAnonymous();
        return app;
    }
}
