using CityTwin.City;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.Native;

namespace CityTwin.Fleet.Units;

internal static class FleetSetup
{
    /// <summary>Units, docks and the fleets of districts. Drivers of other protocols are added beside the native one.</summary>
    public static IServiceCollection AddFleet(this IServiceCollection services)
    {
        services.AddOptions<FleetOptions>().BindConfiguration(FleetOptions.Section);
        services.AddSingleton<IUnitDriverMaker>(new NativeDriverMaker(new NativeSettings()));
        services.AddSingleton<ICellLocator>(provider =>
            new CellLocator(provider.GetRequiredService<IConfiguration>()["City:Path"]));
        services.AddSingleton<UnitParts>();
        return services;
    }
}
