using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots;

/// <summary>The town of the simulated devices as robots meet it: what burns and leaks around them.</summary>
internal sealed class TownSenses
{
    private const string GasKind = "combustible-gas";
    private const string GasMetric = "gasPercentLel";

    /// <summary>A device further away says nothing of the air here.</summary>
    private const double GasWithinM = 300;

    /// <summary>A robot sees along a street: what burns further away is hidden by the next house.</summary>
    private const double SeesM = 60;

    private readonly World _world;
    private readonly Surroundings _around;
    private readonly (Site Site, PlanePoint At)[] _gas;

    private TownSenses(World world, Surroundings around)
    {
        (_world, _around) = (world, around);
        _gas = [.. world.Town.Sites.Where(site => site.Kind.Code == GasKind)
            .Select(site => (site, UtmGrid.ToMetres(site.Device.Lon, site.Device.Lat)))];
    }

    public static RobotSenses Of(World world, Surroundings around)
    {
        var town = new TownSenses(world, around);
        return new RobotSenses { HottestC = town.HottestC, GasPercentLel = town.Gas };
    }

    private double HottestC(PlanePoint at, double worldS)
    {
        var ms = (long)(worldS * 1000);
        var ambientC = _around.TemperatureC(ms);
        return Math.Min(ThermalCamera.MostC, _around.Fires(ms).Select(fire =>
        {
            var away = Math.Max(0, at.DistanceM(new PlanePoint(fire.Where.EastM, fire.Where.NorthM)) - fire.RadiusM);
            return ambientC + ((fire.HottestC(ambientC) - ambientC) * Math.Exp(-away * away / (2 * SeesM * SeesM)));
        }).DefaultIfEmpty(ambientC).Max());
    }

    private double Gas(PlanePoint at, double worldS)
    {
        if (_gas.Length == 0 || _world.Incidents.All.All(incident => incident.IsForgotten(worldS)))
        {
            return 0;
        }

        var near = _gas.MinBy(one => one.At.DistanceM(at));
        return near.At.DistanceM(at) > GasWithinM
            ? 0
            : Math.Clamp(_world.Incidents.Applied(0, near.Site, GasMetric, worldS, _world.Air.WindTowards(worldS)), 0, 100);
    }
}
