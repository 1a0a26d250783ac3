using CityTwin.City;
using CityTwin.Fleet.Docks;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.Native;
using CityTwin.Fleet.Driving.Vda5050;

namespace CityTwin.Fleet.Units;

internal static class FleetSetup
{
    /// <summary>Units, docks and the fleets of districts, with a driver for each protocol.</summary>
    public static IServiceCollection AddFleet(this IServiceCollection services)
    {
        services.AddOptions<FleetOptions>().BindConfiguration(FleetOptions.Section);
        services.AddSingleton<IUnitDriverMaker>(new NativeDriverMaker(new NativeSettings()));
        services.AddSingleton<IUnitDriverMaker>(new Vda5050DriverMaker());
        services.AddDocks();
        services.AddSingleton<ICellLocator>(provider =>
            new CellLocator(provider.GetRequiredService<IConfiguration>()["City:Path"]));
        services.AddSingleton<UnitParts>();
        return services;
    }
}
