using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Dispatch;
using CityTwin.Gateway.Missions;

namespace CityTwin.Gateway.Fleet;

internal static class FleetSetup
{
    public static WebApplicationBuilder AddFleet(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => FleetLoader.Load(
            services.GetRequiredService<CityPackageReader>(), services.GetRequiredService<DivisionFinder>()));
        builder.Services.AddSingleton<UnitList>();
        builder.Services.AddSingleton<UnitDoor>();
        builder.Services.AddSingleton<MissionList>();
        builder.Services.AddSingleton<MissionDoor>();
        builder.Services.AddSingleton<AskReader>();
        builder.Services.AddSingleton<AirReader>();
        return builder;
    }
}
