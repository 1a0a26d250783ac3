using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CityTwin.Hosting;

internal static class HealthSetup
{
    /// <summary>
    /// What a silo needs before it is sent work. Each part adds its own check under this tag: the cluster, the log's
    /// replay, the front door.
    /// </summary>
    public const string Ready = "ready";

    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<ClusterCheck>("cluster", tags: [Ready]);
        var endpoint = builder.Configuration.GetSection(EndpointOptions.Section).Get<EndpointOptions>()
            ?? new EndpointOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(endpoint.Parse(), endpoint.Port);
        });
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = HealthText.Write,
        });
        return app;
    }
}
