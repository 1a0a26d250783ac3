using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ingest;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Sensing;

public class RecallTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task An_alert_whose_raise_was_not_saved_is_raised_once_and_ends_with_the_next_reading()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 1, Noon)]);
        await Ingest.Save();
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon + 1)]);

        await using var other = await Restarted();
        var view = await other.Client.GetGrain<ISensorGrain>(sensor.Value).Get();
        view!.Row.ActiveAlerts.ShouldBe(1, "it is known before the log replays anything");
        var ingest = new StreetDoor(other.Client, Street);
        await ingest.Deliver([Says(sensor, "levelM", 99, Noon + 1)]);
        await ingest.Deliver([Says(sensor, "levelM", 1, Noon + 2)]);

        var alert = (await LogOf(other.Client).ListAlerts(new AlertQuery(Subject: sensor))).Alerts.ShouldHaveSingleItem();
        (alert.Active, alert.ClearedAtMs).ShouldBe((false, Noon + 2));
    }

    [Fact]
    public async Task A_combined_alert_that_was_not_saved_ends_with_the_water()
    {
        var sensors = new[] { await Enrolled("rain"), await Enrolled("drain-level"), await Enrolled("road-water") };
        Arrival[] Delivery(double rain, double drain, double road, long atMs) =>
        [
            Says(sensors[0], "rainMmPerH", rain, atMs), Says(sensors[1], "levelPercent", drain, atMs),
            Says(sensors[2], "depthCm", road, atMs),
        ];
        await Ingest.Deliver(Delivery(50, 90, 30, Noon));

        await using var other = await Restarted();
        var ingest = new StreetDoor(other.Client, Street);
        await ingest.Deliver(Delivery(50, 90, 30, Noon));
        await ingest.Deliver(Delivery(15, 75, 12, Noon + 60_000));
        var asked = new AlertQuery(Subject: TwinId.Cell(Cell));
        (await LogOf(other.Client).ListAlerts(asked)).Alerts.ShouldHaveSingleItem().Active.ShouldBeTrue();
        await ingest.Deliver(Delivery(0, 0, 0, Noon + 120_000));

        (await LogOf(other.Client).ListAlerts(asked)).Alerts.ShouldHaveSingleItem().ClearedAtMs.ShouldBe(Noon + 120_000);
    }

    [Fact]
    public async Task A_peak_inside_one_delivery_reaches_the_cells_rules()
    {
        var (rain, drain, road) = (await Enrolled("rain"), await Enrolled("drain-level"), await Enrolled("road-water"));

        await Ingest.Deliver(
        [
            Says(rain, "rainMmPerH", 50, Noon), Says(drain, "levelPercent", 90, Noon),
            Says(road, "depthCm", 0, Noon), Says(road, "depthCm", 30, Noon + 60_000), Says(road, "depthCm", 0, Noon + 120_000),
        ]);

        var alert = (await Log.ListAlerts(new AlertQuery(Subject: TwinId.Cell(Cell)))).Alerts.ShouldHaveSingleItem();
        (alert.RaisedAtMs, alert.ClearedAtMs).ShouldBe((Noon + 60_000, Noon + 120_000));
    }

    [Fact]
    public async Task A_sensor_that_leaves_takes_its_alerts_along()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);

        await CellGrain.Withdraw(sensor);

        (await Log.ListAlerts(new AlertQuery(Subject: sensor))).Alerts.ShouldHaveSingleItem().Active.ShouldBeFalse();
    }

    [Fact]
    public async Task A_sensor_whose_saved_state_cannot_be_read_starts_blank_and_the_others_as_they_were()
    {
        var (broken, sound) = (await Enrolled(TestCity.RiverLevel), await Enrolled(TestCity.RiverLevel));
        await Ingest.Deliver([Says(broken, "levelM", 1, Noon), Says(sound, "levelM", 2, Noon)]);
        await Ingest.Save();
        Silos.Errors.Expect(broken.Value);
        var snapshots = Cluster.Silos[0].ServiceProvider.GetRequiredService<CellSnapshots>();
        var saved = await snapshots.Read(Cell);
        await snapshots.Write(Cell, saved! with
        {
            Sensors = [.. saved.Sensors.Select(one => one.Id == broken ? one with { State = [99, 1, 2] } : one)],
        });

        await using var other = await Restarted();

        (await other.Client.GetGrain<ISensorGrain>(sound.Value).Get())!.Row.Latest.Single().Value.ShouldBe(2);
        (await other.Client.GetGrain<ISensorGrain>(broken.Value).Get())!.Row.Latest.ShouldBeEmpty();
        await new StreetDoor(other.Client, Street).Deliver([Says(broken, "levelM", 3, Noon + 1)]);
        (await other.Client.GetGrain<ISensorGrain>(broken.Value).Get())!.Row.Latest.Single().Value.ShouldBe(3);
    }

    [Fact]
    public async Task A_cell_that_the_city_does_not_have_knows_no_sensor()
    {
        var nowhere = DivisionCode.Parse($"{Street}999999");
        Silos.Errors.Expect(nowhere.Value);
        var stranger = TwinId.Sensor(nowhere, "0001");
        var sensor = await Enrolled(TestCity.RiverLevel);

        await Ingest.Deliver([Says(stranger, "levelM", 1, Noon), Says(sensor, "levelM", 2, Noon)]);

        (await Client.GetGrain<ISensorGrain>(stranger.Value).Get()).ShouldBeNull();
        (await Client.GetGrain<ICellGrain>(TwinId.Cell(nowhere).Value)
            .Enroll([new SensorEnrolment("lost", TestCity.RiverLevel, null, null, "", DeviceClock.Live, null)])).ShouldBeEmpty();
        (await Client.GetGrain<ISensorGrain>(sensor.Value).Get())!.Row.Latest.Single().Value.ShouldBe(2);
    }

    /// <summary>Another cluster on the same storage, in which the street has been woken.</summary>
    private async Task<InProcessTestCluster> Restarted()
    {
        await Log.Stored(await Log.Head()).WaitAsync(Patience);
        var other = await Silos.Start(silos: 1);
        await other.Client.GetGrain<IStreetGrain>(TwinId.Centre(Street).Value).Wake();
        return other;
    }

    private IDistrictLogGrain LogOf(IClusterClient client) => client.GetGrain<IDistrictLogGrain>(Street.District.Value);
}
