using CityTwin.City;
using CityTwin.Gateway.City;

namespace CityTwin.Gateway.Fleet;

/// <summary>Reads what the city package says of its fleet.</summary>
internal static class FleetLoader
{
    public static FleetFacts Load(CityPackageReader package, DivisionFinder cells) => new([], [], cells);
}
