using CityTwin.DevicesSim.Drones.Docks;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.DevicesSim.Drones.Lines;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones;

/// <summary>All docks of a units file with their aircraft, each on its own line. It needs no console; <see cref="ToString"/> says how it fares.</summary>
internal sealed class DroneFleet
{
    private const int TransfersAtOnce = 8;

    private readonly IReadOnlyList<DockPlan> _plans;
    private readonly Surroundings _world;
    private readonly DroneOptions _options;
    private readonly PublishingOptions _publishing;
    private readonly TimeProvider _clock;
    private readonly ulong _seed;
    private readonly IReadOnlyList<Dock> _docks;

    /// <param name="faultsPerFlight">The chance that a flight has a fault.</param>
    public DroneFleet(
        IReadOnlyList<UnitRow> units, Surroundings world, DroneOptions options, PublishingOptions publishing, double faultsPerFlight,
        ulong seed, TimeProvider clock)
    {
        (_world, _options, _publishing, _clock, _seed) = (world, options, publishing, clock, seed);
        _plans = DockPlan.Of(units, world.Terrain);
        var faults = new DroneFaultPlan(seed, faultsPerFlight);
        var nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        _docks = [.. _plans.Select(plan => new Dock(plan, world, options, faults, seed, nowMs))];
    }

    public int Count => _docks.Count;

    public DroneTally Tally { get; } = new();

    /// <summary>Runs until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var gate = new ConnectGate(_publishing.ConnectsPerSecond, _publishing.ConnectsAtOnce, _clock);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var errands = new ErrandRunner(http, _world.Terrain, _clock, _options.TransferWithin, TransfersAtOnce);
        var runs = _docks.Select(dock => new DockRun(dock, _options, _publishing, gate, errands, Tally, _clock, _seed)).ToList();
        try
        {
            await Task.WhenAll(runs.Select(run => run.Run(stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Tally.Connected} of {Count} docks connected, {_docks.Count(dock => dock.Station.Craft.IsFlying)} aircraft in the air, {_docks.Sum(dock => dock.WaitingPictures)} pictures waiting")
        + (Tally.LastTrouble.Length > 0 && Tally.Connected < Count ? $", trouble {Tally.LastTrouble}" : "");
}
