using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones;

/// <summary>All docks of a units file with their aircraft, ready for their lines.</summary>
internal sealed class DroneFleet : IDisposable
{
    private const int TransfersAtOnce = 8;

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stop = new();
    private readonly ErrandRunner _errands;

    /// <param name="faultsPerFlight">The chance that a flight has a fault; 0 for none at all.</param>
    public DroneFleet(
        IReadOnlyList<UnitRow> rows, Surroundings world, DroneOptions options, double faultsPerFlight, ulong seed, WorldClock time, TimeProvider clock)
    {
        _errands = new ErrandRunner(_http, world.Terrain, clock, options.TransferWithin, TransfersAtOnce);
        var faults = new DroneFaultPlan(seed, faultsPerFlight);
        var (nowMs, worldMs) = (time.Wall.ToUnixTimeMilliseconds(), (long)(time.Now.Seconds * 1000));
        Units = [.. DockPlan.Of(rows, world.Terrain).Select(plan =>
            new DroneUnit(new Dock(plan, world, options, faults, seed, nowMs, worldMs), _errands, _stop.Token))];
    }

    public IReadOnlyList<DroneUnit> Units { get; }

    /// <summary>Each with its password, for its line.</summary>
    public IReadOnlyList<(ISimulatedUnit Unit, string Password)> WithPasswords =>
        [.. Units.Select(unit => ((ISimulatedUnit)unit, unit.Dock.Station.Plan.Dock.Password))];

    public void Dispose()
    {
        _stop.Cancel();
        _errands.Dispose();
        _http.Dispose();
        _stop.Dispose();
    }
}
