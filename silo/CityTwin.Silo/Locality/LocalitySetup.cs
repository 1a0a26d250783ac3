using CityTwin.City;
using Orleans.Runtime.Hosting;

namespace CityTwin.Locality;

internal static class LocalitySetup
{
    public static ISiloBuilder AddLocality(this ISiloBuilder silo)
    {
        silo.AddPlacementDirector<PlaceWithStreet, PlaceWithStreetDirector>();
        silo.Services.AddSingleton(services => services.GetRequiredService<CityCatalogue>().ToStreets());
        silo.Services.AddSingleton<Residents>();
        silo.Services.AddSingleton<Neighbourhood>();
        silo.Services.AddHostedService<Homecoming>();
        return silo;
    }
}
