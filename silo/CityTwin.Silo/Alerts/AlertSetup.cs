namespace CityTwin.Alerts;

internal static class AlertSetup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section);
        services.AddOptions<AlertWindowOptions>().BindConfiguration(AlertWindowOptions.Section);
        services.AddSingleton<AlertArchive>();
        services.AddSingleton<LadderRhythm>();
        return services;
    }
}
