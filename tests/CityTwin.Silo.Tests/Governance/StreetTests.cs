using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Governance;

public class StreetTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task A_street_lists_its_cells_and_buildings_before_anyone_speaks()
    {
        var rows = (await StreetGrain.List(new TwinQuery())).Rows;
        rows.Count(row => row.Id.Kind == TwinKind.Cell).ShouldBe(TestCity.CellsPerStreet);
        rows.Count(row => row.Id.Kind == TwinKind.Building).ShouldBe(TestCity.CellsPerStreet);
        rows.Select(row => row.Id).ShouldBe(rows.Select(row => row.Id).Order());
        (await StreetGrain.Counts()).Total.CellsBySeverity[0].ShouldBe(TestCity.CellsPerStreet);
        (await StreetGrain.List(new TwinQuery(Kind: TwinKind.Cell, Max: 2))).More.ShouldBeTrue();
    }

    [Fact]
    public async Task Deltas_have_contiguous_versions_from_the_snapshot_on()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var ear = await Ear();
        for (var i = 1; i <= 20; i++)
        {
            await Ingest.Deliver([Says(sensor, "levelM", i / 10.0, Noon + i)]);
            var value = i / 10.0;
            await ear.Until(street => street.Row(sensor)?.Latest.FirstOrDefault().Value == value, Patience);
        }

        // A delta may overtake the one before it on its way.
        var versions = ear.Versions;
        versions.Count.ShouldBeGreaterThan(20);
        versions.Order().ShouldBe(Enumerable.Range(0, versions.Count).Select(i => versions[0] + i));
    }

    [Fact]
    public async Task A_street_that_lost_its_memory_has_everything_again_after_waking()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        var before = await Ear();
        await before.Until(street => street.Row(sensor) is { Severity: Severity.Red }
            && street.Counts.ActiveAlerts[(int)Severity.Red] == 1, Patience);
        await Cluster.DeactivateAsync(StreetGrain);

        await StreetGrain.Wake();

        var after = await Ear();
        after.Versions[0].ShouldBeGreaterThan(before.Versions.Max());
        await after.Until(street => street.Row(sensor) is { Severity: Severity.Red, Health: SensorHealth.Online }
            && street.Counts.ActiveAlerts[(int)Severity.Red] == 1, Patience);
    }
}
