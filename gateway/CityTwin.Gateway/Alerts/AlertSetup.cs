using CityTwin.City;

namespace CityTwin.Gateway.Alerts;

internal static class AlertSetup
{
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertWindowOptions>().BindConfiguration(AlertWindowOptions.Section)
            .Validate(
                options => options.TimeZone is null || Zones.Find(options.TimeZone) is not null,
                $"{AlertWindowOptions.Section}:TimeZone is not an IANA time zone that this host knows, as Asia/Shanghai is.")
            .ValidateOnStart();
        builder.Services.AddSingleton<AlertList>();
        builder.Services.AddSingleton<AlertWindowList>();
        builder.Services.AddSingleton<TwinFaces>();
        return builder;
    }
}
