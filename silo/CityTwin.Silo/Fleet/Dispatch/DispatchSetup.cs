using CityTwin.City;
using CityTwin.Fleet.Missions;
using CityTwin.Hosting;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

internal static class DispatchSetup
{
    /// <summary>Missions, and the desk that sends units on them.</summary>
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.AddOptions<MissionOptions>().BindConfiguration(MissionOptions.Section);
        services.AddSingleton<MissionArchive>();
        services.AddSingleton<MediaSeals>();
        services.AddOptions<DispatchOptions>().BindConfiguration(DispatchOptions.Section);
        services.AddSingleton(provider => RulesOf(provider.GetRequiredService<CityCatalogue>()));
        services.AddSingleton<UnitChooser>();
        services.AddSingleton<CityRouter>();
        services.AddSingleton<IGroundHeights>(provider => provider.GetRequiredService<CityRouter>());
        services.AddSingleton<IAirPlaces>(provider => provider.GetRequiredService<CityRouter>());
        services.AddSingleton<IUnitRouter>(provider => provider.GetRequiredService<CityRouter>());
        services.AddHostedService(provider => provider.GetRequiredService<CityRouter>());
        services.AddSingleton<DispatchTroubles>();
        services.AddSingleton<ArrivalBook>();
        services.AddHealthChecks().AddCheck<DispatchCheck>("dispatch", tags: [HealthSetup.Ready]);
        return services;
    }

    private static LaunchRules RulesOf(CityCatalogue city) => new(city.Fleet.Dispatch, city.Rules, CityDays.Of(city));
}
