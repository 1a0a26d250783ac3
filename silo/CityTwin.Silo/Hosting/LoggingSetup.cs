namespace CityTwin.Hosting;

internal static class LoggingSetup
{
    /// <summary>
    /// Our own words and what goes wrong. Orleans runs every placement through Polly, which reports each at the level
    /// of information.
    /// </summary>
    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging
            .AddFilter("Polly", LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Warning)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        return builder;
    }
}
