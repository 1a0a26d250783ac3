using CityTwin.City;
using CityTwin.DjiCloud;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;
using CityTwin.Storage;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Docks;

internal static class DockSetup
{
    /// <summary>Docks and their aircraft, by the DJI Cloud API.</summary>
    public static IServiceCollection AddDocks(this IServiceCollection services)
    {
        services.AddOptions<DockOptions>().BindConfiguration(DockOptions.Section);
        services.AddSingleton<DockHouses>();
        services.AddSingleton<DockStorage>();
        services.AddSingleton<FlightFiles>();
        services.AddSingleton(AreasOf);
        services.AddHostedService(provider => provider.GetRequiredService<CityAreas>());
        services.AddSingleton<IUnitDriverMaker>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DockOptions>>().Value;
            return new DjiDriverMaker(new DjiSettings(options.OrganizationId, options.OrganizationName, options.BindingCode, ConfigOf(options))
            {
                Storage = provider.GetRequiredService<DockStorage>().For,
                Areas = provider.GetRequiredService<CityAreas>().Now,
                IsRegistered = provider.GetRequiredService<DockHouses>().Has,
            });
        });
        return services;
    }

    private static CityAreas AreasOf(IServiceProvider provider)
    {
        var folder = provider.GetRequiredService<IConfiguration>()["City:Path"];
        return new CityAreas(
            provider.GetRequiredService<BlobContainers>(), provider.GetRequiredService<DockStorage>(), provider.GetRequiredService<IOptions<DockOptions>>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CityAreas>>())
        {
            Airspace = string.IsNullOrEmpty(folder) ? null : () => [.. CityPackageReader.Open(folder).Airspace()],
        };
    }

    private static ProductConfig? ConfigOf(DockOptions options) => options.AppId.Length == 0 ? null : new ProductConfig(
        options.NtpServerHost, options.NtpServerPort, options.AppId, options.AppKey, options.AppLicense);
}
