using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Ingest;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using Orleans.TestingHost;

namespace CityTwin.Silo.Tests.Governance;

public class RestartTests(SiloCluster silos) : ClusterTest(silos)
{
    [Fact]
    public async Task Values_alerts_and_sequences_are_there_again_after_everything_was_stopped()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var quiet = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        await Ingest.Save();
        var head = await Log.Head();
        await Log.Stored(head).WaitAsync(Patience);

        await using var other = await Silos.Start(silos: 1);
        var street = other.Client.GetGrain<IStreetGrain>(TwinId.Centre(Street).Value);
        await street.Wake();

        var rows = (await street.List(new TwinQuery(Kind: TwinKind.Sensor))).Rows.ToDictionary(row => row.Id);
        rows[sensor].Latest.Single().Value.ShouldBe(99);
        rows[sensor].Severity.ShouldBe(Severity.Red);
        rows[quiet].Health.ShouldBe(SensorHealth.Offline);
        (await street.Counts()).Total.ActiveAlerts[(int)Severity.Red].ShouldBe(1);
        var log = other.Client.GetGrain<IDistrictLogGrain>(Street.District.Value);
        (await log.Head()).ShouldBe(head);

        // What the write-ahead log replays was all here before.
        await new StreetDoor(other.Client, Street).Deliver([Says(sensor, "levelM", 99, Noon)]);
        (await log.Head()).ShouldBe(head);
        (await log.ListAlerts(new AlertQuery(Subject: sensor))).Alerts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Events_that_a_crash_kept_from_storage_are_there_again_under_their_sequences()
    {
        // Storage of its own: the shared cluster would have to be told of what another wrote to the district's log.
        await using var own = new SiloCluster();
        var (sensor, entries) = (default(TwinId), (IReadOnlyList<LoggedEvent>)[]);
        await using (var first = await own.Start(silos: 1))
        {
            using var cut = own.Line.Cut($"/ledger/{Street.District}");
            sensor = await EnrolledIn(first);
            await new StreetDoor(first.Client, Street).Deliver([Says(sensor, "levelM", 99, Noon)]);
            entries = (await LogOf(first).Read(0, 10)).Entries;
            await first.KillSiloAsync(first.Silos[0]);
        }

        await using var second = await own.Start(silos: 1, own.Disks.Single().AfterPowerLoss());
        var street = second.Client.GetGrain<IStreetGrain>(TwinId.Centre(Street).Value);
        await street.Wake();

        (await LogOf(second).Read(0, 10)).Entries.Select(entry => (entry.Entry.Sequence, entry.Entry.EventId))
            .ShouldBe(entries.Select(entry => (entry.Entry.Sequence, entry.Entry.EventId)));
        await LogOf(second).Stored(1).WaitAsync(Patience);

        // Nothing of the sensor was saved: it is woken to take the alert for its own.
        var ear = new StreetEar();
        await ear.Subscribe(second.Client, street);
        await ear.Until(all => all.Row(sensor)?.ActiveAlerts == 1, Patience);
    }

    [Fact]
    public async Task An_alert_that_could_not_be_written_before_everything_stopped_is_raised_without_its_reading()
    {
        await using var own = new SiloCluster();
        TwinId sensor;
        await using (var first = await own.Start(silos: 1))
        {
            using var broken = new BrokenDisks(own.Disks);
            sensor = await EnrolledIn(first);
            var ingest = new StreetDoor(first.Client, Street);
            await ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
            await ingest.Save();

            // What is killed says nothing any more.
            await first.KillSiloAsync(first.Silos[0]);
        }

        await using var second = await own.Start(silos: 1);
        var ear = new LogEar();
        await ear.Subscribe(second.Client, LogOf(second));

        await second.Client.GetGrain<IStreetGrain>(TwinId.Centre(Street).Value).Wake();

        (await ear.Until(entry => entry.Alert!.Subject == sensor, Patience)).Entry.Type.ShouldBe("alert.raised");
    }

    [Fact]
    public async Task A_sensor_that_went_to_sleep_remembers()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 3, Noon)]);
        var grain = Client.GetGrain<ISensorGrain>(sensor.Value);

        await Cluster.DeactivateAsync(grain);

        (await grain.Get())!.Row.Latest.Single().Value.ShouldBe(3);
    }

    [Fact]
    public async Task A_sensor_and_its_cell_take_along_what_is_not_saved_yet_when_they_move()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 3, Noon)]);
        var grain = Client.GetGrain<ISensorGrain>(sensor.Value);
        Cluster.TryGetGrainContext(grain.GetGrainId(), out var here).ShouldBeTrue();
        var elsewhere = Cluster.Silos.First(silo => !silo.SiloAddress.Equals(here!.Address.SiloAddress));

        await Cluster.MigrateAsync(grain, elsewhere.SiloAddress);
        await Cluster.MigrateAsync(CellGrain, elsewhere.SiloAddress);

        (await grain.Get())!.Row.Latest.Single().Value.ShouldBe(3);
        (await CellGrain.Counts()).Sensors.Single().ByHealth[(int)SensorHealth.Online].ShouldBe(1);
    }

    private IDistrictLogGrain LogOf(InProcessTestCluster cluster) =>
        cluster.Client.GetGrain<IDistrictLogGrain>(Street.District.Value);

    private async Task<TwinId> EnrolledIn(InProcessTestCluster cluster) =>
        (await cluster.Client.GetGrain<ICellGrain>(TwinId.Cell(Cell).Value).Enroll(
            [new SensorEnrolment("untold", TestCity.RiverLevel, null, null, "", DeviceClock.Replay, null)])).Single().Id;
}
