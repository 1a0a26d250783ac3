using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Places in the air that a person sends a drone to.</summary>
internal interface IAirPlaces
{
    /// <summary>The place as high as it says, where that is above the ground; else at the usual height, clear of what is on the way.</summary>
    /// <returns>As it was given where the city has no ground.</returns>
    /// <exception cref="UnitRefusedException">It may not fly there, or the city's ground is being read still.</exception>
    GeoPoint Aloft(TwinId unit, GeoPoint from, GeoPoint place, long nowMs);
}
