namespace CityTwin.Gateway.Alerts;

internal static class AlertSetup
{
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AlertList>();
        builder.Services.AddSingleton<TwinFaces>();
        return builder;
    }
}
