namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// A point of a flight: of each stop's way the points in order, the last of them the stop itself. A flight's file has its
/// waypoints in the same order, so a waypoint's index is a leg's.
/// </summary>
/// <param name="AltitudeM">Above the ellipsoid, which the terrain model's datum stands for.</param>
/// <param name="Stop">The stop it leads to.</param>
/// <param name="IsStop">Whether it is that stop.</param>
public sealed record FlightLeg(double Longitude, double Latitude, double AltitudeM, double SpeedMps, int Stop, bool IsStop)
{
    public static IReadOnlyList<FlightLeg> Of(UnitTask task, UnitType type)
    {
        var legs = new List<FlightLeg>();
        for (var i = 0; i < task.Stops.Count; i++)
        {
            var (stop, place) = (task.Stops[i], task.Stops[i].Place);
            var speed = stop.SpeedMps ?? type.CruiseSpeedMps;
            legs.AddRange(stop.Path.Where((point, at) => at < stop.Path.Count - 1 || Apart(point, place) > 1)
                .Select(point => new FlightLeg(point.Longitude, point.Latitude, point.ElevationM, speed, i, IsStop: false)));
            legs.Add(new FlightLeg(place.Longitude, place.Latitude, place.ElevationM, speed, i, IsStop: true));
        }

        return legs;

        static double Apart(City.GeoPoint a, City.GeoPoint b) => Metres.Between(a.Longitude, a.Latitude, b.Longitude, b.Latitude);
    }
}
