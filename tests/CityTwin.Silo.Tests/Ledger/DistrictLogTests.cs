using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CityTwin.Silo.Tests.Ledger;

public class DistrictLogTests(SiloCluster silos) : ClusterTest(silos)
{
    private static int _districts;

    private readonly DivisionCode _district = DivisionCode.Parse($"5008{++_districts:D2}");

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
        await DistrictLog.Stored(100).WaitAsync(Patience); // A page does not go beyond what storage has when it begins before that.
        var written = (await DistrictLog.Read(0, 1_000)).Entries.Select(e => e.Entry.EventId).ToArray();
        written.ShouldBe(ear.Entries.Select(e => e.Entry.EventId));

        // Each is pushed, and once. The first may come last: Orleans looks for the way to a client before it sends it.
        await ear.UntilPushed(100, Patience);
        ear.Pushed.OrderBy(e => e.Entry.Sequence).Select(e => e.Entry.EventId).ShouldBe(written);
    }

    [Fact]
    public async Task An_event_that_is_not_its_alerts_next_is_refused_with_all_that_came_with_it_even_after_a_restart()
    {
        (await DistrictLog.Append([Entry(1, 1), Entry(2, 1), Entry(2, 2)])).ShouldBe([1, 2, 3]);
        await Should.ThrowAsync<EventOvertakenException>(() => DistrictLog.Append([Entry(3, 1), Entry(2, 2)]));
        await Should.ThrowAsync<EventOvertakenException>(() => DistrictLog.Append([Entry(1, 3)]));

        await Cluster.DeactivateAsync(DistrictLog);

        await Should.ThrowAsync<EventOvertakenException>(() => DistrictLog.Append([Entry(1, 1)]));
        (await DistrictLog.Append([Entry(1, 2), Entry(3, 1)])).ShouldBe([4, 5]);
        (await DistrictLog.Head()).ShouldBe(5);
    }

    [Fact]
    public async Task Of_two_who_decide_the_same_alert_at_once_one_is_told_to_look_again()
    {
        await DistrictLog.Append([Entry(1, 1)]);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                return (await DistrictLog.Append([Entry(1, 2)]))[0];
            }
            catch (EventOvertakenException)
            {
                return -1;
            }
        }));

        both.Order().ShouldBe([-1, 2]);
    }

    [Fact]
    public async Task A_history_is_read_in_ranges_also_where_storage_does_not_have_its_end_yet()
    {
        // Two alerts by turns, 40 events in all.
        foreach (var version in Enumerable.Range(1, 20))
        {
            await DistrictLog.Append([Entry(1, version), Entry(2, version)]);
        }

        await DistrictLog.Stored(40).WaitAsync(Patience);
        var reads = Silos.Line.CountReads($"/{_district}/");
        var trail = new LogTrail([.. Enumerable.Range(0, 20).Select(i => (2L * i) + 1)]);

        var history = await DistrictLog.History(trail);

        history.Select(logged => logged.Entry.Sequence).ShouldBe(trail.Sequences);
        reads().ShouldBeInRange(1, 2, "a range, and at most its index");

        using (Cut($"/{_district}/"))
        {
            await DistrictLog.Append([Entry(1, 21), Entry(2, 21)]);
            (await DistrictLog.History(trail.Add(41))).Select(logged => logged.Entry.Sequence).ShouldBe([.. trail.Sequences, 41]);
        }

        await DistrictLog.Stored(42).WaitAsync(Patience);
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
    public async Task A_board_of_events_that_storage_has_lost_is_made_anew_from_the_log()
    {
        await DistrictLog.Append([Entry(1, 1), Entry(2, 1)]);
        await DistrictLog.Stored(2).WaitAsync(Patience);
        await Cluster.DeactivateAsync(DistrictLog);
        var boards = Cluster.Silos[0].ServiceProvider.GetRequiredService<BoardStore>();
        var (there, _) = await boards.Load(_district, TestContext.Current.CancellationToken);
        there.Alerts.Apply(new AlertState(Entry(9, 1).Alert!, 1));
        await boards.Save(_district, BoardStore.Picture(there, sequence: 4));
        await Cluster.DeactivateAsync(DistrictLog); // Its ledger or its desk may have woken it meanwhile.

        (await Listed()).ShouldBe([1, 2]);
        (await DistrictLog.Append([Entry(3, 1), Entry(4, 1), Entry(5, 1)])).ShouldBe([3, 4, 5]);

        // Now the log is longer than that board was.
        await DistrictLog.Stored(5).WaitAsync(Patience);
        await Cluster.DeactivateAsync(DistrictLog);
        (await Listed()).ShouldBe([1, 2, 3, 4, 5]);

        async Task<IEnumerable<int>> Listed() => (await DistrictLog.ListAlerts(new AlertQuery())).Alerts
            .Select(alert => Enumerable.Range(1, 9).Single(i => Entry(i, 1).Alert!.Id == alert.Id));
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
    public async Task What_the_disk_did_not_take_leaves_no_gap_and_nobody_hears_of_it()
    {
        var ear = new LogEar();
        await ear.Subscribe(Client, DistrictLog);
        await DistrictLog.Append([Entry(1, 1)]);
        using (BreakDisks())
        {
            await Should.ThrowAsync<Exception>(() => DistrictLog.Append([Entry(2, 1)]));
        }

        (await DistrictLog.Append([Entry(3, 1), Entry(2, 1)])).ShouldBe([2, 3]);
        await ear.Until(entry => entry.Entry.Sequence == 3, Patience);
        ear.Entries.Select(entry => entry.Alert!.Id).ShouldBe([Entry(1, 1).Alert!.Id, Entry(3, 1).Alert!.Id, Entry(2, 1).Alert!.Id]);
    }

    [Fact]
    public async Task While_storage_is_away_events_are_told_and_read_and_it_has_them_once_it_is_back()
    {
        await DistrictLog.Append([Entry(1, 1)]);
        await DistrictLog.Stored(1).WaitAsync(Patience);
        var ear = new LogEar();
        await ear.Subscribe(Client, DistrictLog);
        Task stored;
        using (Cut($"/ledger/{_district}"))
        {
            (await DistrictLog.Append([Entry(2, 1), Entry(1, 2)])).ShouldBe([2, 3]);
            await ear.Until(entry => entry.Entry.Sequence == 3, Patience);
            (await DistrictLog.Read(1, 10)).Entries.Select(entry => entry.Entry.Sequence).ShouldBe([2, 3]);
            stored = DistrictLog.Stored(3);
            stored.IsCompleted.ShouldBeFalse();
        }

        await stored.WaitAsync(Patience);
        await Cluster.DeactivateAsync(DistrictLog);
        (await DistrictLog.Read(0, 10)).Entries.Select(entry => entry.Entry.Sequence).ShouldBe([1, 2, 3]);
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
        (await DistrictLog.Append([Entry(1_002, 2)])).ShouldBe([1_003]);
    }

    [Fact]
    public async Task An_alert_that_has_left_the_board_is_still_found_and_goes_on_where_it_was()
    {
        Silos.Errors.Expect("There is no cell");
        var cleared = Entry(1, 1) is var raised
            ? raised with { Alert = raised.Alert! with { Active = false, Acknowledged = false }, Step = 7 }
            : null!;
        await DistrictLog.Append([cleared, Entry(2, 1)]);
        await DistrictLog.Append([At(Entry(3, 1), Noon + (31 * 86_400_000L))]);
        (await DistrictLog.ListAlerts(new AlertQuery())).Alerts.Select(alert => alert.Id).ShouldBe(
            [Entry(2, 1).Alert!.Id, Entry(3, 1).Alert!.Id], ignoreOrder: true);

        // A board that is saved has archived what left it.
        await DistrictLog.Append([.. Enumerable.Range(4, 1_000).Select(i => At(Entry(i, 1), Noon + (31 * 86_400_000L)))]);
        var alert = Client.GetGrain<IAlertGrain>(cleared.Alert!.Id.Value);
        (await alert.Get()).ShouldBe(cleared.Alert! with { Trail = new LogTrail(1) });
        (await alert.Acknowledge("wang", null)).Version.ShouldBe(2);
    }

    private static LoggedEvent At(LoggedEvent entry, long recordedAtMs) =>
        entry with { Entry = entry.Entry with { RecordedAtMs = recordedAtMs } };

    private LoggedEvent Entry(int alert, int version)
    {
        var cell = DivisionCode.Parse($"{_district}001001001");
        var id = AlertId.Create(cell, $"a{alert}");
        var view = new AlertView(
            id, version, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, Noon + 1_000 - alert,
            null, null, null, null, new AlertEvidence("levelM", 1, 0, Noon), Noon);
        return new LoggedEvent(
            new LogEntry(_district, 0, $"{id}#{version}", "alert.raised", id.Value, Noon, Noon, [1, 2, 3]), view);
    }
}
