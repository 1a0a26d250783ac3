using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ingest;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Locality;

public class HomecomingTests(SiloCluster silos) : ClusterTest(silos)
{
    private const int Some = 12;

    [Fact]
    public async Task After_a_silo_joined_streets_are_together_again_and_no_value_is_lost()
    {
        await using var growing = await Silos.Start(silos: 1);
        var sensors = new List<TwinId>();
        foreach (var street in Enumerable.Range(0, Some).Select(_ => Silos.FreshStreet()))
        {
            var cell = TestCity.CellOf(street, 1);
            var placed = await growing.Client.GetGrain<ICellGrain>(TwinId.Cell(cell).Value).Enroll(
                [new SensorEnrolment($"mover-{street}", TestCity.RiverLevel, null, null, "", DeviceClock.Replay, null)]);
            sensors.Add(placed.Single().Id);
            await new StreetDoor(growing.Client, street)
                .Deliver([Says(sensors[^1], "levelM", sensors.Count / 10.0, Noon)]);
        }

        await growing.StartAdditionalSiloAsync();
        await growing.WaitForLivenessToStabilizeAsync(false);

        var started = TimeProvider.System.GetTimestamp();
        while (!sensors.TrueForAll(sensor => IsTogether(growing, sensor)) || Homes(growing, sensors) < 2)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Patience, "Streets are still apart.");
            await Task.WhenAll(sensors.Select(sensor => growing.Client.GetGrain<ISensorGrain>(sensor.Value).Get()));
        }

        for (var i = 0; i < sensors.Count; i++)
        {
            var view = await growing.Client.GetGrain<ISensorGrain>(sensors[i].Value).Get();
            view!.Row.Latest.Single().Value.ShouldBe((i + 1) / 10.0);
        }
    }

    private static int Homes(InProcessTestCluster cluster, IEnumerable<TwinId> sensors) =>
        sensors.Select(sensor => Home(cluster, cluster.Client.GetGrain<ISensorGrain>(sensor.Value))).Distinct().Count();

    private static bool IsTogether(InProcessTestCluster cluster, TwinId sensor)
    {
        var homes = new[]
        {
            Home(cluster, cluster.Client.GetGrain<ISensorGrain>(sensor.Value)),
            Home(cluster, cluster.Client.GetGrain<ICellGrain>(TwinId.Cell(sensor.Birthplace).Value)),
            Home(cluster, new StreetDoor(cluster.Client, sensor.Birthplace.Street).Grain),
            Home(cluster, cluster.Client.GetGrain<IStreetGrain>(TwinId.Centre(sensor.Birthplace.Street).Value)),
        };
        return homes.Where(home => home is not null).Distinct().Count() == 1;
    }

    private static SiloAddress? Home(InProcessTestCluster cluster, IAddressable grain) =>
        cluster.TryGetGrainContext(grain.GetGrainId(), out var context) ? context.Address.SiloAddress : null;
}
