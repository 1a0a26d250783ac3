using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>Where alerts are.</summary>
internal static class AlertPlaces
{
    /// <summary>Its sensor's place; of other subjects that of its cell.</summary>
    public static async Task<GeoPoint> PlaceOf(this IGrainFactory grains, CityCatalogue city, AlertView alert) =>
        alert.Subject.Kind == TwinKind.Sensor && await grains.Grain<ISensorGrain>(alert.Subject.Value).Get() is { } sensor
            ? sensor.Row.Position
            : city.Find(alert.Cell)?.Position
                ?? throw new InvalidDataException($"{alert.Id} is in cell {alert.Cell}, which the city does not have.");
}
