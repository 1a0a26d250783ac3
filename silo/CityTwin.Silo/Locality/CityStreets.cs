using CityTwin.City;

namespace CityTwin.Locality;

internal static class CityStreets
{
    /// <summary>The city's streets, each as heavy as it has cells.</summary>
    public static StreetMaps ToStreets(this CityCatalogue city) => new([.. city.Divisions
        .Where(division => division.Level == DivisionLevel.Cell)
        .CountBy(division => division.Code.Street)
        .Select(street => new StreetLoad(street.Key.Value, street.Value))]);
}
