using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Ledger;

public class DistrictLogTests(SiloCluster silos) : ClusterTest(silos)
{
    private static int _districts;

    private readonly DivisionCode _district = DivisionCode.Parse($"5002{++_districts:D2}");

    private IDistrictLogGrain DistrictLog => Client.GetGrain<IDistrictLogGrain>(_district.Value);

    [Fact]
    public async Task Sequences_run_from_one_without_gaps_and_observers_see_each_once()
    {
        var ear = new LogEar();
        (await ear.Subscribe(Client, DistrictLog)).ShouldBe(0);

        var appended = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => DistrictLog.Append([Entry(i, 1), Entry(i, 2)])));

        appended.SelectMany(sequences => sequences).Order().ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
        await ear.Until(entry => entry.Entry.Sequence == 100, Patience);
        ear.Entries.Select(entry => entry.Entry.Sequence).ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
        var written = (await DistrictLog.Read(0, 1_000)).Entries.Select(e => e.Entry.EventId).ToArray();
        written.ShouldBe(ear.Entries.Select(e => e.Entry.EventId));

        // Each is pushed, and once. The first may come last: Orleans looks for the way to a client before it sends it.
        await ear.UntilPushed(100, Patience);
        ear.Pushed.OrderBy(e => e.Entry.Sequence).Select(e => e.Entry.EventId).ShouldBe(written);
    }

    [Fact]
    public async Task An_event_appended_again_keeps_the_sequence_it_has_even_after_a_restart()
    {
        (await DistrictLog.Append([Entry(1, 1), Entry(2, 1)])).ShouldBe([1, 2]);
        (await DistrictLog.Append([Entry(2, 1), Entry(2, 2), Entry(2, 2)])).ShouldBe([2, 3, 3]);

        await Cluster.DeactivateAsync(DistrictLog);

        (await DistrictLog.Append([Entry(1, 1), Entry(3, 1)])).ShouldBe([1, 4]);
        (await DistrictLog.Head()).ShouldBe(4);
    }

    [Fact]
    public async Task The_board_is_as_the_log_left_it_after_a_restart()
    {
        await DistrictLog.Append([Entry(1, 1), Entry(2, 1), Entry(1, 2)]);
        var before = await DistrictLog.ListAlerts(new AlertQuery());

        await Cluster.DeactivateAsync(DistrictLog);

        var after = await DistrictLog.ListAlerts(new AlertQuery());
        after.Alerts.ShouldBe(before.Alerts);
        after.Alerts.Select(alert => alert.Version).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_stopped()
    {
        await DistrictLog.Append([.. Enumerable.Range(1, 10).Select(i => Entry(i, 1))]);
        var page = await DistrictLog.Read(0, 4);
        page.Head.ShouldBe(10);
        page.Entries.Select(e => e.Entry.Sequence).ShouldBe([1, 2, 3, 4]);
        (await DistrictLog.Read(4, 100)).Entries.Select(e => e.Entry.Sequence).ShouldBe([5, 6, 7, 8, 9, 10]);
        (await DistrictLog.Read(10, 100)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_written_leaves_no_gap()
    {
        var ear = new LogEar();
        await ear.Subscribe(Client, DistrictLog);
        await DistrictLog.Append([Entry(1, 1)]);
        using (Cut($"/ledger/{_district}"))
        {
            await Should.ThrowAsync<Exception>(() => DistrictLog.Append([Entry(2, 1)]));
        }

        (await DistrictLog.Append([Entry(2, 1), Entry(3, 1)])).ShouldBe([2, 3]);
        await ear.UntilPushed(3, Patience);
        ear.Pushed.Select(e => e.Entry.EventId).ShouldBe(
            [.. new[] { Entry(1, 1), Entry(2, 1), Entry(3, 1) }.Select(e => e.Entry.EventId)], ignoreOrder: true);
    }

    [Fact]
    public async Task Appends_do_not_wait_for_the_board_to_be_saved()
    {
        await DistrictLog.Append([.. Enumerable.Range(1, 999).Select(i => Entry(i, 1))]);
        using (Cut($"/board/{_district}"))
        {
            (await DistrictLog.Append([Entry(1_000, 1)])).ShouldBe([1_000]);
            (await DistrictLog.Append([Entry(1_001, 1)])).ShouldBe([1_001]);
        }

        (await DistrictLog.Append([Entry(1_002, 1)])).ShouldBe([1_002]);
        await Cluster.DeactivateAsync(DistrictLog);
        (await DistrictLog.ListAlerts(new AlertQuery(Max: 1_000))).More.ShouldBeTrue();
        (await DistrictLog.Append([Entry(1_002, 1)])).ShouldBe([1_002]);
    }

    [Fact]
    public async Task An_event_whose_alert_has_left_the_board_keeps_its_sequence()
    {
        var cleared = Entry(1, 1) is var raised
            ? raised with { Alert = raised.Alert with { Active = false, Acknowledged = true } }
            : null!;
        await DistrictLog.Append([cleared, Entry(2, 1)]);
        var later = Entry(3, 1) is var next
            ? next with { Entry = next.Entry with { RecordedAtMs = Noon + (8 * 86_400_000L) } }
            : null!;
        await DistrictLog.Append([later]);

        (await DistrictLog.ListAlerts(new AlertQuery())).Alerts.Select(alert => alert.Id).ShouldBe(
            [Entry(2, 1).Alert.Id, Entry(3, 1).Alert.Id], ignoreOrder: true);
        (await DistrictLog.Append([cleared])).ShouldBe([1]);
        (await DistrictLog.Head()).ShouldBe(3);
    }

    private AlertLogEntry Entry(int alert, int version)
    {
        var cell = DivisionCode.Parse($"{_district}001001001");
        var id = AlertId.Create(cell, $"a{alert}");
        var view = new AlertView(
            id, version, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, Noon + 1_000 - alert,
            null, null, null, null, new AlertEvidence("levelM", 1, 0, Noon), Noon);
        return new AlertLogEntry(
            new LogEntry(_district, 0, $"{id}#{version}", "alert.raised", id.Value, Noon, Noon, [1, 2, 3]), view);
    }
}
