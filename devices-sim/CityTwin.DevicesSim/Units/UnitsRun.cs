using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Teams;

namespace CityTwin.DevicesSim.Units;

/// <summary>A city's robots and teams, each on a line of its own.</summary>
/// <param name="others">Units that are made elsewhere: docks with their aircraft.</param>
/// <param name="senses">What robots measure around them.</param>
internal sealed class UnitsRun(
    IReadOnlyList<UnitRow> rows, ulong seed, double faultsPerUnitDay, WorldClock time, TimeProvider clock, PublishingOptions options, Tally tally,
    IReadOnlyList<(ISimulatedUnit Unit, string Password)>? others = null, RobotSenses? senses = null)
{
    private static readonly TimeSpan GoodbyeWithin = TimeSpan.FromSeconds(5);

    /// <summary>The rows that this makes units of.</summary>
    public IReadOnlyList<UnitRow> Rows { get; } = [.. rows.Where(row => row.Protocol is UnitProtocol.Vda5050 or UnitProtocol.Native)];

    /// <summary>Runs until it is told to stop, then disconnects.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var gate = new ConnectGate(options.ConnectsPerSecond, options.ConnectsAtOnce, clock);
        var lines = Rows.Select(row => (Unit: Make(row), row.Password)).Concat(others ?? [])
            .Select(unit => new UnitLine(unit.Unit, unit.Password, options, gate, tally, time, clock, seed)).ToList();
        try
        {
            await Task.WhenAll(lines.Select(line => line.Run(stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }

        await Task.WhenAll(lines.Select(line => line.Close())).WaitAsync(GoodbyeWithin, clock)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lines.ForEach(line => line.Dispose());
    }

    private ISimulatedUnit Make(UnitRow row) => row.Protocol == UnitProtocol.Vda5050
        ? new Robot(row.DeviceId, RobotModel.Of(row), seed, new UnitFaultPlan<RobotFaultKind>(seed, row.DeviceId, faultsPerUnitDay).At, senses)
        : new TeamTerminal(row.DeviceId, TeamModel.Of(row, seed), seed, new UnitFaultPlan<TeamFaultKind>(seed, row.DeviceId, faultsPerUnitDay).At);
}
