using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Display;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Faults;
using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Incidents;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Units;
using Spectre.Console;

namespace CityTwin.DevicesSim;

/// <summary>The <c>run</c> command: a city's devices, alive.</summary>
internal static class Simulator
{
    private static readonly TimeSpan LookForIncident = TimeSpan.FromSeconds(1);

    /// <exception cref="InputException">A file cannot be used, or an incident cannot start.</exception>
    public static async Task Run(RunSettings settings, IAnsiConsole console, TimeProvider clock, CancellationToken stop)
    {
        var roll = DeviceFile.Read(settings.DevicesFile);
        var devices = roll.Devices;
        var town = Town.Build(devices, SensorKindFile.Read(settings.KindsFile), settings.Seed);
        if (town.Sites.Count == 0)
        {
            throw new InputException($"{settings.DevicesFile}: no device is of a kind that {settings.KindsFile} has.");
        }

        var world = new World(town, settings.Seed);
        var time = new WorldClock(clock, settings.Speed);
        var tally = new Tally();
        var plans = LinePlan.Of(town.Sites, roll.Gateways);
        var screen = new Screen(console, world, plans.Count, tally, time, clock);
        screen.Say($"{town.Sites.Count} devices on {plans.Count} lines to {settings.Publishing.Host}:{settings.Publishing.Port}, seed {settings.Seed}.");
        foreach (var left in devices.Where(device => town.Sites.All(site => site.Kind.Code != device.Kind))
            .CountBy(device => device.Kind))
        {
            screen.Say($"{left.Value} devices of kind {left.Key} are left out: {settings.KindsFile} does not have it.");
        }

        var unitTally = new Tally();
        var rows = settings.UnitsFile.Length > 0 ? UnitsFile.Read(settings.UnitsFile) : [];
        var around = TownSurroundings.Of(world, Ground(rows, settings));
        using var drones = new DroneFleet(rows, around, new DroneOptions(), settings.FaultsPerDeviceDay, settings.Seed, time, clock);
        var units = new UnitsRun(
            rows, settings.Seed, settings.FaultsPerDeviceDay, time, clock, settings.Publishing, unitTally, drones.WithPasswords, TownSenses.Of(world, around));
        if (rows.Count > 0)
        {
            var robots = units.Rows.Count(row => row.Protocol == UnitProtocol.Vda5050);
            screen.Say($"{robots} robots, {drones.Units.Count} docks with an aircraft and {units.Rows.Count - robots} teams.");
        }

        settings.Incidents.ToList().ForEach(line => Begin(line, world, time, screen));
        var fleet = new Fleet(world, plans, new FaultPlan(settings.Seed, settings.FaultsPerDeviceDay), time, clock,
            settings.Publishing, tally);
        await Task.WhenAll(
            fleet.Run(stop),
            units.Run(stop),
            Quietly(UnitsWatch.Run(unitTally, screen.Say, clock, stop), stop),
            Quietly(screen.Run(stop), stop),
            Quietly(Obey(settings.DevicesFile, world, time, screen, clock, stop), stop));
        screen.Say($"Stopped: {tally.Acknowledged} readings acknowledged, {tally.Refused} refused, {tally.Dropped} dropped.");
        if (rows.Count > 0)
        {
            screen.Say($"Units: {unitTally.Acknowledged} messages sent, {unitTally.Refused} refused. {unitTally.LastTrouble}".TrimEnd());
        }
    }

    /// <summary>Without a terrain file it is a plain as high as the lowest dock, so that none stands in the ground.</summary>
    private static Terrain Ground(IReadOnlyList<UnitRow> rows, RunSettings settings) => settings.TerrainFile.Length > 0
        ? TerrainFile.Read(settings.TerrainFile)
        : Terrain.Flat(rows.Where(row => row.IsDock).Select(row => row.ElevationM).DefaultIfEmpty().Min());

    private static async Task Obey(
        string devicesFile, World world, WorldClock time, Screen screen, TimeProvider clock, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(LookForIncident, clock, stop);
            try
            {
                if (IncidentFile.Take(devicesFile) is { Length: > 0 } line)
                {
                    Begin(line, world, time, screen);
                }
            }
            catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
            {
                // A request that cannot be met must not end the simulation.
                screen.Say($"No incident: {e.Message}");
            }
        }
    }

    private static void Begin(string line, World world, WorldClock time, Screen screen)
    {
        var incident = world.Incidents.Start(IncidentRequest.Parse(line), world.Town, world.Seed, time.Now.Seconds);
        screen.Say($"Incident {incident.Name} starts at {incident.Epicentre.Device.DeviceId} in cell {incident.Epicentre.Device.Cell}.");
    }

    private static async Task Quietly(Task work, CancellationToken stop)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The way these loops end.
        }
    }
}
