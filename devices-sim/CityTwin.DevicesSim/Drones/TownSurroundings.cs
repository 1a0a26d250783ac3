using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Incidents;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Drones;

/// <summary>The town of the simulated devices as drones meet it: its air, its rain, and what burns in it.</summary>
internal sealed class TownSurroundings(World world, Terrain terrain)
{
    private const string Smoke = "smoke";
    private const string TemperatureMetric = "temperatureC";
    private const string SmokeMetric = "smokePercentPerM";

    // What the fire script adds in its building when it burns fully.
    private const double FullTemperatureC = 60;
    private const double FullSmokePercentPerM = 12;

    // A downpour of this many millimetres an hour brings a squall of so many metres a second.
    private const double DownpourMmPerH = 60;
    private const double SquallMps = 9;

    private readonly Site _anchor = world.Town.Sites[0];
    private readonly Place _anchorPlace = Place.Of(world.Town.Sites[0].Device.Lon, world.Town.Sites[0].Device.Lat, 0);

    public static Surroundings Of(World world, Terrain terrain)
    {
        var town = new TownSurroundings(world, terrain);
        return new Surroundings
        {
            Terrain = terrain,
            Air = town.Air,
            TemperatureC = ms => world.Air.TemperatureC(At(ms)),
            Sun = ms => Math.Max(0, Math.Sin((At(ms).Hour - 6) * Math.PI / 12)),
            RainMmPerH = town.Rain,
            Fires = town.Fires,
        };
    }

    private static Moment At(long ms) => new(ms / 1000.0);

    private (double Towards, double Mps) Air(Place place, long ms)
    {
        var now = At(ms);
        var squall = Math.Min(1, Rain(place, ms) / DownpourMmPerH) * SquallMps;
        return (world.Air.WindTowards(now.Seconds), world.Air.WindMPerS(now.Seconds) + squall);
    }

    private double Rain(Place place, long ms) => world.RainMmPerH(
        _anchor.X + place.EastM - _anchorPlace.EastM, _anchor.Y + place.NorthM - _anchorPlace.NorthM, At(ms));

    private List<Fire> Fires(long ms)
    {
        var now = At(ms);
        var wind = world.Air.WindTowards(now.Seconds);
        return [.. world.Incidents.All
            .Where(incident => incident.Epicentre.Kind.Code == Smoke && !incident.IsForgotten(now.Seconds))
            .Select(incident => Fire(incident, now.Seconds, wind))
            .Where(fire => fire.Flames > 0.01 || fire.Smoke > 0.01)];
    }

    private Fire Fire(Incident incident, double seconds, double wind)
    {
        var site = incident.Epicentre;
        var place = Place.Of(site.Device.Lon, site.Device.Lat, 0);
        return new Fire(
            place.At(terrain.HeightM(place.EastM, place.NorthM)),
            Math.Clamp(incident.Applied(0, site, TemperatureMetric, seconds, wind) / FullTemperatureC, 0, 1),
            Math.Clamp(incident.Applied(0, site, SmokeMetric, seconds, wind) / FullSmokePercentPerM, 0, 1),
            wind);
    }
}
