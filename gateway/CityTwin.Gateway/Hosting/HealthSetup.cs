using CityTwin.Gateway.Access;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CityTwin.Gateway.Hosting;

internal static class HealthSetup
{
    private const string Ready = "ready";

    /// <summary>Live: the process. Ready: a grain answers, and it is known what was revoked. The same over gRPC's health service.</summary>
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ClusterCheck>();
        builder.Services.AddHealthChecks().AddCheck<ClusterCheck>("cluster", tags: [Ready])
            .AddCheck<RevocationCheck>("revocations", tags: [Ready]);
        builder.Services.AddGrpcHealthChecks(options => options.UseHealthChecksCache = false)
            .AddCheck<ClusterCheck>("cluster-grpc", tags: [Ready])
            .AddCheck<RevocationCheck>("revocations-grpc", tags: [Ready]);
        return builder;
    }

    /// <summary>Probes have no limit of calls: callers behind the same address must not make a gateway look dead.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous()
            .DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) })
            .AllowAnonymous().DisableRateLimiting();
        app.MapGrpcHealthChecksService().AllowAnonymous().DisableRateLimiting();
        return app;
    }
}
