using CityTwin.City;

namespace CityTwin.Sensing;

internal static class SensingSetup
{
    /// <summary>Sensors, cells, buildings, and the way readings take to them.</summary>
    public static ISiloBuilder AddSensing(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<SensingOptions>().BindConfiguration(SensingOptions.Section);
        silo.Services.AddSingleton(services => services.GetRequiredService<CityCatalogue>() is var city
            ? new RuleBook(city.SensorKinds, city.Rules)
            : null!);
        silo.Services.AddSingleton<Listening>();
        silo.Services.AddSingleton<SeasonalProfiles>();
        silo.Services.AddSingleton<Surroundings>();
        silo.Services.AddSingleton<CellSnapshots>();
        silo.Services.AddSingleton<CellParts>();
        return silo;
    }
}
