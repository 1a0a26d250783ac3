using System.Text;
using Azure.Storage.Blobs.Models;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Alerts;

public class AlertTests(SiloCluster silos) : ClusterTest(silos)
{
    private static readonly int MaxUntold = new SensingOptions().MaxUntold;

    [Fact]
    public async Task An_alert_is_raised_once_however_often_its_reading_is_delivered()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var ear = await Ear();
        for (var i = 0; i < 3; i++)
        {
            await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        }

        var alert = (await AlertsOf(sensor)).ShouldHaveSingleItem();
        alert.Severity.ShouldBe(Severity.Red);
        alert.Rule.ShouldBe("river-level-high");
        alert.Version.ShouldBe(1);
        await ear.Until(street => street.Row(sensor) is { Severity: Severity.Red, ActiveAlerts: 1 }, Patience);
        await ear.Until(street => street.Counts.ActiveAlerts[(int)Severity.Red] == 1
            && street.Counts.CellsBySeverity[(int)Severity.Red] == 1, Patience);
    }

    [Fact]
    public async Task It_steps_down_and_clears_with_the_readings()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var ear = await Ear();
        await Ingest.Deliver([Says(sensor, "levelM", 11, Noon)]);
        await Ingest.Deliver([Says(sensor, "levelM", 7, Noon + 60_000)]);
        (await AlertsOf(sensor)).Single().Severity.ShouldBe(Severity.Blue);

        await Ingest.Deliver([Says(sensor, "levelM", 1, Noon + 120_000)]);

        (await AlertsOf(sensor)).Single().Active.ShouldBeFalse();
        await ear.Until(street => street.Row(sensor) is { ActiveAlerts: 0, Severity: Severity.None }
            && street.Counts.ActiveAlerts.Sum() == 0, Patience);
    }

    [Fact]
    public async Task An_alert_that_cannot_be_saved_holds_no_value_up_and_is_raised_once_it_can()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var reading = Says(sensor, "levelM", 99, Noon);
        var ear = await Ear();
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        using (BreakDisks())
        {
            await Ingest.Deliver([reading]);
            await Ingest.Deliver([Says(sensor, "levelM", 98, Noon + 1)]);
            await ear.Until(street => street.Row(sensor) is { Latest: [{ Value: 98 }] }, Patience);
            (await AlertsOf(sensor)).ShouldBeEmpty();
        }

        (await log.Until(entry => entry.Alert!.Subject == sensor, Patience)).Entry.Type.ShouldBe("alert.raised");
        await Ingest.Deliver([reading]);
        (await AlertsOf(sensor)).ShouldHaveSingleItem().RaisedAtMs.ShouldBe(Noon);
    }

    [Fact]
    public async Task A_cells_own_alert_that_cannot_be_saved_holds_no_value_up_and_is_raised_once_it_can()
    {
        var (rain, drain, road) = (await Enrolled("rain"), await Enrolled("drain-level"), await Enrolled("road-water"));
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        using (BreakDisks())
        {
            await Ingest.Deliver(
            [
                Says(rain, "rainMmPerH", 40, Noon), Says(drain, "levelPercent", 95, Noon), Says(road, "depthCm", 30, Noon),
            ]);
            (await AlertsOf(TwinId.Cell(Cell))).ShouldBeEmpty();
        }

        (await log.Until(entry => entry.Alert!.Subject == TwinId.Cell(Cell), Patience)).Alert!.Rule.ShouldBe("waterlogging");
    }

    [Fact]
    public async Task An_alert_is_raised_and_acknowledged_while_storage_is_away()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Log.Stored(await Log.Head()).WaitAsync(Patience);
        AlertView alert;
        using (Cut($"/ledger/{Street.District}"))
        {
            await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
            alert = (await AlertsOf(sensor)).ShouldHaveSingleItem();
            (await Client.GetGrain<IAlertGrain>(alert.Id.Value).Acknowledge("wang", null)).Acknowledged.ShouldBeTrue();
        }

        await Log.Stored(await Log.Head()).WaitAsync(Patience);
        await Cluster.DeactivateAsync(Log);
        (await AlertsOf(sensor)).ShouldHaveSingleItem().Acknowledged.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_noted_can_be_read_and_erased_and_is_never_in_the_log()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        var alert = Client.GetGrain<IAlertGrain>((await AlertsOf(sensor)).Single().Id.Value);

        var seen = await alert.Acknowledge("wang", "Ms Li of flat 4 called");
        (await alert.Acknowledge("zhao", "me too")).Note.ShouldBe(seen.Note, "who comes second notes nothing");
        Encoding.UTF8.GetString((await alert.Unseal(seen.Note!.Commitment))!.Content).ShouldBe("Ms Li of flat 4 called");

        var erased = await alert.EraseNote("root", seen.Note.Commitment);
        erased.Note.ShouldBeNull();
        (await alert.Unseal(seen.Note.Commitment)).ShouldBeNull();
        (await alert.EraseNote("root", seen.Note.Commitment)).Version.ShouldBe(erased.Version, "nothing is there to erase");
        var log = await Log.History(erased.Trail);
        log.Count.ShouldBe(erased.Version);
        log.ShouldAllBe(one => !Encoding.UTF8.GetString(one.Entry.Payload).Contains("Ms Li", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_noted_with_a_refused_step_is_not_kept()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        var view = (await AlertsOf(sensor)).Single();
        var alert = Client.GetGrain<IAlertGrain>(view.Id.Value);
        await alert.Clear("wang", null);
        await Should.ThrowAsync<AlertRefusedException>(() => alert.Clear("zhao", "late"));
        (await Kept(view.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_activations_of_an_alert_end_with_one_history()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        var view = (await AlertsOf(sensor)).Single();
        var alert = Client.GetGrain<IAlertGrain>(view.Id.Value);
        var seen = new AlertAcknowledged(view.Id, 2, Noon, Noon, "li", null);
        await Log.Append([AlertEventLog.Entry(seen, new AlertState(view, 1).Evolve(seen))]);

        // The alert does not know of the event that came by another way.
        var cleared = await alert.Clear("wang", null);

        (cleared.Version, cleared.AcknowledgedBy, cleared.Active).ShouldBe((3, "li", false));
    }

    [Fact]
    public async Task Acknowledging_and_clearing_by_hand_show_in_rows_and_counts()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var ear = await Ear();
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        await ear.Until(street => street.Counts.UnacknowledgedAlerts[(int)Severity.Red] == 1, Patience);
        var alert = Client.GetGrain<IAlertGrain>((await AlertsOf(sensor)).Single().Id.Value);

        (await alert.Acknowledge("wang", "on my way")).Acknowledged.ShouldBeTrue();
        await ear.Until(street => street.Counts.UnacknowledgedAlerts[(int)Severity.Red] == 0
            && street.Counts.ActiveAlerts[(int)Severity.Red] == 1, Patience);
        (await alert.Clear("wang", null)).Active.ShouldBeFalse();
        await ear.Until(street => street.Row(sensor) is { ActiveAlerts: 0 }
            && street.Counts.ActiveAlerts[(int)Severity.Red] == 0, Patience);

        var refused = await Should.ThrowAsync<AlertRefusedException>(() => alert.Clear("wang", null));
        refused.Missing.ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_nothing_to_acknowledge_in_an_alert_that_was_never_raised()
    {
        var alert = Client.GetGrain<IAlertGrain>(AlertId.Create(Cell, "0never").Value);
        (await Should.ThrowAsync<AlertRefusedException>(() => alert.Acknowledge("wang", null))).Missing.ShouldBeTrue();
        (await alert.Get()).ShouldBeNull();
    }

    [Fact]
    public async Task Three_sensors_of_a_cell_together_say_waterlogging()
    {
        var (rain, drain, road) = (await Enrolled("rain"), await Enrolled("drain-level"), await Enrolled("road-water"));
        await Ingest.Deliver([Says(rain, "rainMmPerH", 40, Noon), Says(drain, "levelPercent", 95, Noon + 1_000)]);
        (await AlertsOf(TwinId.Cell(Cell))).ShouldBeEmpty();

        await Ingest.Deliver([Says(road, "depthCm", 30, Noon + 2_000)]);

        var alert = (await AlertsOf(TwinId.Cell(Cell))).ShouldHaveSingleItem();
        alert.Rule.ShouldBe("waterlogging");
        alert.Severity.ShouldBe(Severity.Orange);
        (await CellGrain.Get()).Row.Severity.ShouldBe(Severity.Orange);
        (await CellGrain.Get()).Rules.Single().Severity.ShouldBe(Severity.Orange);
    }

    [Fact]
    public async Task Once_alerts_have_left_the_board_a_new_one_is_raised_without_the_archive_and_an_old_one_is_looked_for_in_it()
    {
        var (sensor, late) = (await Enrolled(TestCity.RiverLevel), await Enrolled(TestCity.RiverLevel));
        await Ingest.Deliver([Says(sensor, "levelM", 99, Noon)]);
        await Ingest.Deliver([Says(sensor, "levelM", 1, Noon + 1)]);
        var raised = (await Log.Read(0, 1)).Entries.Single();
        await Log.Append([raised with
        {
            Alert = raised.Alert! with { Id = AlertId.Create(Cell, "0later"), Subject = TwinId.Cell(Cell) },
            Entry = raised.Entry with { EventId = "0later#1", Entity = AlertId.Create(Cell, "0later").Value, RecordedAtMs = Now + (31 * 86_400_000L) },
        }]);
        (await AlertsOf(sensor)).ShouldBeEmpty("a month later it has left the board");
        var log = new LogEar();
        await log.Subscribe(Client, Log);

        using (CutReads("/alert/"))
        {
            await Ingest.Deliver([Says(sensor, "levelM", 99, Now + 3_600_000), Says(late, "levelM", 99, Noon + 2)]);
            (await AlertsOf(sensor)).ShouldHaveSingleItem().Active.ShouldBeTrue();
            (await AlertsOf(late)).ShouldBeEmpty("it may have been before");
        }

        (await log.Until(entry => entry.Alert!.Subject == late, Patience)).Alert!.RaisedAtMs.ShouldBe(Noon + 2);
    }

    [Fact]
    public async Task A_sensor_whose_alerts_cannot_be_told_takes_so_many_readings_and_the_rest_when_they_can()
    {
        var sensor = await Enrolled(TestCity.RiverLevel);
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        Arrival Flap(int i) => Says(sensor, "levelM", i % 2 == 0 ? 99 : 1, Noon + i);
        using (BreakDisks())
        {
            (await TakenBy(i => [Flap(i)])).ShouldBe(MaxUntold);
        }

        await log.Until(entry => entry.Alert!.ClearedAtMs == Noon + MaxUntold - 1, Patience);
        await Ingest.Deliver([Flap(MaxUntold)]);
        var alerts = await AlertsOf(sensor);
        alerts.Count.ShouldBe((MaxUntold / 2) + 1);
        alerts.Single(alert => alert.Active).RaisedAtMs.ShouldBe(Noon + MaxUntold);
    }

    [Fact]
    public async Task A_cell_whose_own_alerts_cannot_be_told_takes_so_many_readings_and_the_rest_when_they_can()
    {
        var (rain, drain, road) = (await Enrolled("rain"), await Enrolled("drain-level"), await Enrolled("road-water"));
        var neighbour = await Enrolled(TestCity.RiverLevel, TestCity.CellOf(Street, 2));
        await Ingest.Deliver([Says(rain, "rainMmPerH", 40, Noon), Says(drain, "levelPercent", 95, Noon)]);
        var log = new LogEar();
        await log.Subscribe(Client, Log);
        using (BreakDisks())
        {
            (await TakenBy(i => [Says(road, "depthCm", i % 2 == 0 ? 30 : 0, Noon + i)])).ShouldBe(MaxUntold);
            await Ingest.Deliver([Says(neighbour, "levelM", 1, Noon)]); // What the street owes the cell is no trouble of others.
        }

        await log.Until(entry => entry.Alert!.ClearedAtMs == Noon + MaxUntold - 1, Patience);
        await Ingest.Deliver([]); // The street owes the cell what it did not take.
        await Client.GetGrain<ICellInside>(TwinId.Cell(Cell).Value).Told();
        var alerts = await AlertsOf(TwinId.Cell(Cell));
        alerts.Count.ShouldBe((MaxUntold / 2) + 1);
        alerts.Single(alert => alert.Active).RaisedAtMs.ShouldBe(Noon + MaxUntold);
    }

    /// <summary>How many deliveries are taken before one is refused, which has a way back to the log.</summary>
    private async Task<int> TakenBy(Func<int, Arrival[]> delivery)
    {
        for (var taken = 0; taken <= 2 * MaxUntold; taken++)
        {
            try
            {
                await Ingest.Deliver(delivery(taken));
            }
            catch (DeliveryIncompleteException refused)
            {
                refused.AtFault.ShouldBeEmpty("no reading is to be set aside for this");
                return taken;
            }
        }

        return int.MaxValue;
    }

    private async Task<IReadOnlyList<AlertView>> AlertsOf(TwinId subject) =>
        (await Log.ListAlerts(new AlertQuery(Subject: subject))).Alerts;

    private async Task<IReadOnlyList<string>> Kept(AlertId alert)
    {
        var names = new List<string>();
        await foreach (var blob in (await Silos.Containers()).Dossiers.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, $"{alert}/", CancellationToken.None))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
