using CityTwin.City;
using CityTwin.Gateway.Rpc;

namespace CityTwin.Gateway.Fleet;

/// <summary>Reads places of requests.</summary>
internal static class Places
{
    /// <summary>Above Everest and below the Dead Sea nobody sends a unit.</summary>
    private const double MinAltitudeM = -500, MaxAltitudeM = 9_000;

    public static GeoPoint Required(string field, V1.UnitPlace? place) =>
        place is null ? throw Refusal.Invalid(field, "a place is required.")
        : place.Longitude is not (>= -180 and <= 180) ? throw Refusal.Invalid($"{field}.longitude", $"{place.Longitude} is not from -180 to 180.")
        : place.Latitude is not (>= -90 and <= 90) ? throw Refusal.Invalid($"{field}.latitude", $"{place.Latitude} is not from -90 to 90.")
        : place.AltitudeM is not (>= MinAltitudeM and <= MaxAltitudeM)
            ? throw Refusal.Invalid($"{field}.altitude_m", $"{place.AltitudeM} is not from {MinAltitudeM} to {MaxAltitudeM}.")
        : new GeoPoint(place.Longitude, place.Latitude, place.AltitudeM);

    public static GeoPoint? Optional(string field, V1.UnitPlace? place) => place is null ? null : Required(field, place);
}
