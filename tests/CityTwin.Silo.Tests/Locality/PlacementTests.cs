using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace CityTwin.Silo.Tests.Locality;

public class PlacementTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task A_street_and_all_that_stands_in_it_lives_on_one_silo()
    {
        var sensors = new List<TwinId>();
        for (var cell = 1; cell <= TestCity.CellsPerStreet; cell++)
        {
            sensors.Add(await Enrolled(TestCity.RiverLevel, TestCity.CellOf(Street, cell)));
        }

        await Ingest.Deliver([.. sensors.Select(sensor => Says(sensor, "levelM", 11, Noon))]);

        var homes = new[]
        {
            Home(StreetGrain), Home(Ingest.Grain),
        }.Concat(sensors.SelectMany(sensor => new[]
        {
            Home(Client.GetGrain<ISensorGrain>(sensor.Value)),
            Home(Client.GetGrain<ICellGrain>(TwinId.Cell(sensor.Birthplace).Value)),
        }));
        homes.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_streets_of_a_city_are_spread_over_its_silos()
    {
        var homes = new List<SiloAddress>();
        for (var street = 1; street <= TestCity.Streets; street++)
        {
            var grain = Client.GetGrain<IStreetGrain>(TwinId.Centre(TestCity.StreetOf(street)).Value);
            await grain.Counts();
            homes.Add(Home(grain));
        }

        homes.CountBy(home => home).ShouldAllBe(silo => silo.Value >= TestCity.Streets * 4 / 10);
    }

    private SiloAddress Home(IAddressable grain) => Cluster.TryGetGrainContext(grain.GetGrainId(), out var context)
        ? context.Address.SiloAddress!
        : throw new InvalidOperationException($"{grain.GetGrainId()} is nowhere.");
}
