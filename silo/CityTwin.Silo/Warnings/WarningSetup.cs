namespace CityTwin.Warnings;

internal static class WarningSetup
{
    public static IServiceCollection AddWarnings(this IServiceCollection services)
    {
        services.AddOptions<WarningOptions>().BindConfiguration(WarningOptions.Section);
        return services;
    }
}
