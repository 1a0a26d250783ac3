using CityTwin.Fleet.Dispatch;
using CityTwin.Silo.Tests.Ingest.Log;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>A city of its own with units of the test's making, whose desks look often.</summary>
public sealed class DispatchCity : IAsyncLifetime
{
    private readonly FaultyFolder _disk = new();
    private InProcessTestCluster? _cluster;

    internal SiloCluster Silos { get; } = new();

    internal InProcessTestCluster Cluster => _cluster!;

    internal UnitStage Units { get; } = new();

    internal StraightWays Ways { get; } = new();

    internal FaultyFolder Disk => _disk;

    public async ValueTask InitializeAsync() => await Begin();

    /// <summary>Another silo on the same disk and storage, as after a crash: grains know nothing any more.</summary>
    internal async Task Restart()
    {
        await Cluster.KillSiloAsync(Cluster.Silos[0]);
        await Cluster.DisposeAsync();
        await Begin();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await Silos.DisposeAsync();
    }

    private async Task Begin() => _cluster = await Silos.Start(
        silos: 1, _disk,
        new Dictionary<string, string?>
        {
            ["Dispatch:LookEvery"] = "00:00:00.050",
            ["Dispatch:HealEvery"] = "00:00:00.500",
            ["Dispatch:FleetKnownFor"] = "00:00:00",
            ["Dispatch:AnswerWithin"] = "00:00:05",
            ["Dispatch:FirstPause"] = "00:00:00.100",
            ["Dispatch:MaxAid"] = "2",
            ["Dispatch:PlaceAgainAfter"] = "00:00:00.100",
            ["Dispatch:CloseOrphansAfter"] = "00:00:00.300",
            ["Missions:SealAgainAfter"] = "00:00:00.050",
            ["Missions:MaxSealTries"] = "100000",
            ["Ledger:SweepClocksEvery"] = "00:00:00.200",
            ["Ledger:SettleFor"] = "00:00:02",
        },
        [typeof(StandInUnitGrain), typeof(StandInFleetGrain)],
        services => services.AddSingleton(Units).AddSingleton<IUnitRouter>(Ways));
}
