namespace CityTwin.Fleet.Places;

/// <summary>A place in the air.</summary>
/// <param name="Place">Metres of EPSG:32648.</param>
/// <param name="AltitudeM">Above the terrain model's datum, metres.</param>
public readonly record struct AirPoint(PlanePoint Place, double AltitudeM)
{
    public AirPoint Towards(AirPoint other, double share) =>
        new(Place.Towards(other.Place, share), AltitudeM + ((other.AltitudeM - AltitudeM) * share));
}
