namespace CityTwin.Ingest.Log;

internal static class TelemetryLogSetup
{
    /// <summary>The write-ahead log, its shipping, and the way from it to the streets.</summary>
    public static IHostApplicationBuilder AddTelemetryLog(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryLogOptions>().BindConfiguration(TelemetryLogOptions.Section);
        return builder;
    }
}
