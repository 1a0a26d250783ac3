using CityTwin.City;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DjiCloud;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>A dock of the simulator with its aircraft meets the drivers of both.</summary>
internal sealed class DockMeeting
{
    public DockMeeting(
        LineWeather? weather = null, int seed = 1, double faults = 0, DroneOptions? options = null,
        params Capability[] can)
    {
        var home = Town.Of(Town.Type("drone-dock", TwinKind.Dock, 0, 0, 0), UnitProtocol.DjiCloud);
        Town = Town.Of(
            Town.Type("dock-drone", TwinKind.Drone, 15, 6, 2_400, can.Length > 0 ? can : [Capability.Camera, Capability.Thermal, Capability.Speaker]),
            UnitProtocol.DjiCloud, gateway: home.Seat.Unit.DeviceId);
        var ground = Terrain.Flat((float)Town.GroundM);
        var plan = DockPlan.Of([home.Row(), Town.Row()], ground)[0];
        var world = new Surroundings { Terrain = ground, Air = (_, _) => (0.5, WindMps), Fires = _ => Fires };
        const long startMs = 1_773_100_800_000;
        Unit = new MemoryDock(new Dock(
            plan, world, options ?? new DroneOptions(), new DroneFaultPlan((ulong)seed, faults), (ulong)seed, startMs, startMs));
        var settings = new DjiSettings("citytwin", "城市孪生", "code", new ProductConfig("ntp.example", 123, "1", "key", "licence"))
        {
            IsRegistered = (dock, device) => dock == plan.DockId && device == plan.AircraftId,
            Storage = (dock, _) => new StorageConfig(
                "media", new StorageCredentials("id", "secret", 3_600, "token"), "http://city.example/media", "aws", "citytwin", MediaKey.PrefixOf(dock)),
        };
        City = new Meeting(Unit, new DjiDriverMaker(settings), [Town.Seat, home.Seat], weather, seed);
    }

    public Town Town { get; }

    public MemoryDock Unit { get; }

    public Station Station => Unit.Dock.Station;

    public Aircraft Craft => Station.Craft;

    public Meeting City { get; }

    public double WindMps { get; set; } = 3;

    public List<Fire> Fires { get; } = [];

    public DockMeeting Burning(double eastM, double northM)
    {
        var at = Town.At(eastM, northM);
        Fires.Add(new Fire(Place.Of(at.Longitude, at.Latitude, Town.GroundM), 0.6, 0.8, 0));
        return this;
    }

    public DockMeeting Joined()
    {
        City.Connect().Until(() => City.State.Link == UnitLink.Online && City.State.Motion is not null, 60);
        City.Run(10);
        return this;
    }

    /// <summary>Metres between where the city sees the aircraft and where it is.</summary>
    public double OffM()
    {
        var seen = City.State.Motion!.Position;
        return Place.Of(seen.Longitude, seen.Latitude, seen.ElevationM).DistanceTo(Craft.Where);
    }
}
