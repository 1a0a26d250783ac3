using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CityTwin.Hosting;

internal static class TelemetrySetup
{
    /// <summary>Metrics and traces, exported when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("citytwin-silo"))
            .WithMetrics(metrics => metrics
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", "CityTwin.Silo"))
            .WithTracing(tracing => tracing.AddSource("Microsoft.Orleans.Application"));
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }

        return builder;
    }
}
