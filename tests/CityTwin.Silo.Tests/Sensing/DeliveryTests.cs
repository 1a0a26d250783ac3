using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Sensing;

public class DeliveryTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task A_reading_delivered_becomes_a_row_and_counts_at_the_city()
    {
        var building = TestCity.BuildingOf(Cell);
        var sensor = await Enrolled(TestCity.RiverLevel, building: building);
        var ear = await Ear();

        await Ingest.Deliver([Says(sensor, "levelM", 2.5, Noon)]);

        await ear.Until(street => street.Row(sensor) is { Health: SensorHealth.Online }, Patience);
        var row = ear.Row(sensor)!;
        row.Latest.ShouldBe([new MetricSample("levelM", 2.5, Noon)]);
        row.Building.ShouldBe(building);
        await ear.Until(street => Online(street.Counts) == 1, Patience);
        Online(await CellGrain.Counts()).ShouldBe(1);
        var view = await Client.GetGrain<IBuildingGrain>(building.Value).Get();
        Online(view!.Counts).ShouldBe(1);
        view.Storeys.ShouldBe(3);
        var city = new CentreEar();
        await city.Subscribe(Client, TestCity.City);
        await city.Until(total => Online(total) >= 1, Patience);
    }

    [Fact]
    public async Task A_reading_of_nobody_known_does_not_hold_up_the_others()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var stranger = TwinId.Sensor(Cell, "9999");

        await Ingest.Deliver([Says(stranger, "levelM", 1, Noon), Says(sensor, "levelM", 2, Noon)]);

        (await Client.GetGrain<ISensorGrain>(stranger.Value).Get()).ShouldBeNull();
        (await Client.GetGrain<ISensorGrain>(sensor.Value).Get())!.Row.Latest.Single().Value.ShouldBe(2);
    }

    [Fact]
    public async Task A_fault_shows_and_a_good_reading_ends_it()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var ear = await Ear();
        await Ingest.ReportFault(sensor, "levelM 99999 is above 1000", Now);
        await ear.Until(street => street.Row(sensor)?.Health == SensorHealth.Faulty, Patience);

        await Ingest.Deliver([Says(sensor, "levelM", 2, Noon + 1)]);

        await ear.Until(street => street.Row(sensor)?.Health == SensorHealth.Online, Patience);
    }

    [Fact]
    public async Task Silence_is_noticed_without_anyone_looking()
    {
        var sensor = await Enrolled(TestCity.Quick, clock: DeviceClock.Live);
        var ear = await Ear();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        await Ingest.Deliver([Says(sensor, "value", 1, now)]);

        // On a slow machine the time that it was online may be over before the street says so.
        await ear.Until(street => street.Row(sensor) is { Health: SensorHealth.Offline, Latest: [{ Value: 1 }] }, Patience);
        await ear.Until(street => Offline(street.Counts) == 1, Patience);
    }

    [Fact]
    public async Task A_device_enrolled_again_keeps_its_place_and_a_withdrawn_one_leaves()
    {
        var asked = new SensorEnrolment("again-1", TestCity.RiverLevel, null, null, "", DeviceClock.Replay, null);
        var first = (await CellGrain.Enroll([asked])).Single();
        (await CellGrain.Enroll([asked])).Single().ShouldBe(first);
        var ear = await Ear();
        await Ingest.Deliver([Says(first.Id, "levelM", 1, Noon)]);
        await ear.Until(street => street.Row(first.Id)?.Health == SensorHealth.Online, Patience);

        await CellGrain.Withdraw(first.Id);

        await ear.Until(street => street.Row(first.Id) is null && Online(street.Counts) == 0, Patience);
        (await Client.GetGrain<ISensorGrain>(first.Id.Value).Get()).ShouldBeNull();
        var back = (await CellGrain.Enroll([asked with { Requested = first.Id }])).Single();
        back.Id.ShouldBe(first.Id);
        await ear.Until(street => street.Row(first.Id)?.Health == SensorHealth.Offline, Patience);
    }

    [Fact]
    public async Task A_twin_id_that_another_device_has_is_not_given_away()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var given = await CellGrain.Enroll(
            [new SensorEnrolment("thief", TestCity.RiverLevel, null, null, "", DeviceClock.Live, sensor)]);
        given.ShouldBeEmpty();
    }

    private static int Online(CountVector counts) => counts.Sensors.Sum(kind => kind.ByHealth[(int)SensorHealth.Online]);

    private static int Offline(CountVector counts) => counts.Sensors.Sum(kind => kind.ByHealth[(int)SensorHealth.Offline]);
}
