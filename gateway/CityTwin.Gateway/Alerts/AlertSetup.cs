namespace CityTwin.Gateway.Alerts;

internal static class AlertSetup
{
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertWindowOptions>().BindConfiguration(AlertWindowOptions.Section);
        builder.Services.AddSingleton<AlertList>();
        builder.Services.AddSingleton<AlertWindowList>();
        builder.Services.AddSingleton<TwinFaces>();
        return builder;
    }
}
