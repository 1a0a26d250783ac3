using CityTwin.Hosting;
using CityTwin.Ingest.Routing;
using CityTwin.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace CityTwin.Ingest.Log;

internal static class TelemetryLogSetup
{
    /// <summary>The write-ahead log, its shipping, and the way from it to the streets. It adds a check tagged ready.</summary>
    public static IHostApplicationBuilder AddTelemetryLog(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TelemetryLogOptions>().BindConfiguration(TelemetryLogOptions.Section);
        services.AddOptions<ShippingOptions>().BindConfiguration(ShippingOptions.Section);
        services.AddOptions<RoutingOptions>().BindConfiguration(RoutingOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<LogMetrics>();
        services.AddSingleton<ILogFolder>(FolderOf);
        services.AddSingleton<TelemetryLog>();
        services.AddSingleton<Checkpoint>();
        services.AddSingleton<ReplayGate>();
        services.AddSingleton<IReadingIntake, ReadingIntake>();
        services.AddSingleton<Func<string, IStreetIngestGrain>>(s => street =>
            s.GetRequiredService<IGrainFactory>().Grain<IStreetIngestGrain>(street));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<StreetRouter>(s, (Func<double>)Jitter.Next));
        services.TryAddSingleton<ChangedStreets>();
        services.AddSingleton<CheckpointSweep>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<SegmentShipper>(s,
            s.GetRequiredService<TelemetryLog>().Segments,
            s.GetRequiredService<BlobContainers>().Telemetry,
            s.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName));
        services.AddSingleton<TelemetryPipeline>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<TelemetryPipeline>());
        services.AddHealthChecks().AddCheck<ReplayCheck>("telemetry log", tags: ["ready"]);
        return builder;
    }

    private static DiskFolder FolderOf(IServiceProvider services)
    {
        var path = services.GetRequiredService<IOptions<TelemetryLogOptions>>().Value.LogPath;
        return string.IsNullOrWhiteSpace(path)
            ? throw new InvalidOperationException("Ingest:LogPath is missing: it says where this silo writes its log.")
            : new DiskFolder(path);
    }
}
