using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CityTwin.Ledger;
using CityTwin.Ledger.Spool;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Ingest.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace CityTwin.Silo.Tests.Ledger;

public class EventSpoolTests
{
    private static readonly DivisionCode Here = DivisionCode.Parse("500103");
    private static readonly DivisionCode There = DivisionCode.Parse("500105");

    private static readonly Serializer<LoggedEvent> Serializer = new ServiceCollection().AddSerializer()
        .BuildServiceProvider().GetRequiredService<Serializer<LoggedEvent>>();

    private readonly FaultyFolder _disk = new();

    [Fact]
    public async Task What_was_written_is_there_after_the_power_failed_and_what_was_not_synced_is_not()
    {
        using var spool = Open(_disk);
        await spool.Write([Entry(Here, 1), Entry(There, 1)]);
        await spool.Write([Entry(Here, 2)]);
        _disk.SyncFault = new IOException("The disk is gone.");
        await Should.ThrowAsync<LogUnavailableException>(() => spool.Write([Entry(Here, 3)]));

        using var next = Open(_disk.AfterPowerLoss());
        Sequences(next.Of(Here)).ShouldBe([1, 2]);
        Sequences(next.Of(There)).ShouldBe([1]);
        next.Of(Here)[1].ShouldBeEquivalentTo(Entry(Here, 2));
    }

    [Fact]
    public async Task After_a_failure_what_it_left_is_taken_back_before_anything_else_is_written()
    {
        using var spool = Open(_disk);
        await spool.Write([Entry(Here, 1)]);
        (_disk.WriteFault, _disk.TornBytes) = (new IOException("The disk is full."), 30);
        await Should.ThrowAsync<LogUnavailableException>(() => spool.Write([Entry(Here, 2)]));
        _disk.WriteFault = null;
        await spool.Write([Entry(Here, 2)]);

        using var next = Open(_disk.AfterPowerLoss());
        Sequences(next.Of(Here)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_torn_end_is_cut_and_damage_in_the_middle_stops_the_start()
    {
        using (var spool = Open(_disk))
        {
            await spool.Write([Entry(Here, 1)]);
            await spool.Write([Entry(Here, 2)]);
        }

        var name = _disk.List().Single();
        var whole = _disk.Read(name);
        _disk.Put(name, whole[..^5]);
        using (var torn = Open(_disk.AfterPowerLoss()))
        {
            Sequences(torn.Of(Here)).ShouldBe([1]);
        }

        whole[LogFrame.HeaderBytes + 60] ^= 1;
        _disk.Put(name, whole);
        Should.Throw<LogDamagedException>(() => Open(_disk)).Message.ShouldContain(name);
    }

    [Fact]
    public async Task What_comes_while_the_disk_syncs_goes_in_one_write()
    {
        using var spool = Open(_disk);
        await spool.Write([Entry(Here, 1)]);
        var before = _disk.Syncs;
        using var stall = new ManualResetEventSlim();
        _disk.SyncBegun.Reset();
        _disk.SyncStall = stall;
        var first = spool.Write([Entry(Here, 2)]);
        _disk.SyncBegun.Wait(TestContext.Current.CancellationToken);
        var rest = Enumerable.Range(3, 20).Select(sequence => spool.Write([Entry(Here, sequence)])).ToArray();
        stall.Set();
        _disk.SyncStall = null;
        await Task.WhenAll([first, .. rest]);

        (_disk.Syncs - before).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_is_deleted_once_every_district_in_it_is_stored()
    {
        using var spool = Open(_disk, segmentBytes: 1);
        await spool.Write([Entry(Here, 1), Entry(There, 1)]);
        await spool.Write([Entry(Here, 2)]);
        await spool.Write([Entry(There, 2)]);
        var files = _disk.List().Count;

        spool.Forget(Here, 2);
        _disk.List().Count.ShouldBe(files, "the first file has something of the other district");
        spool.Forget(There, 1);
        _disk.List().Count.ShouldBe(files - 2);
        Sequences(spool.Of(There)).ShouldBe([2]);
        spool.Of(Here).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nobody_sees_to_is_named_until_someone_has_taken_it()
    {
        using (var spool = Open(_disk))
        {
            await spool.Write([Entry(Here, 1), Entry(There, 1)]);
        }

        using var next = Open(_disk);
        next.Unattended().Select(one => one.District).ShouldBe([Here, There], ignoreOrder: true);
        Sequences(next.Attend(Here)).ShouldBe([1]);
        next.Unattended().Select(one => one.District).ShouldBe([There]);

        next.ForgetUnattended(Here, [Entry(Here, 1)]);
        Sequences(next.Of(Here)).ShouldBe([1], "an activation sees to it");
        next.ForgetUnattended(There, [Entry(There, 1)]);
        next.Unattended().ShouldBeEmpty();
        next.Leave(Here);
        next.Unattended().Select(one => one.District).ShouldBe([Here]);
    }

    private static EventSpool Open(FaultyFolder disk, long segmentBytes = 1_000_000) => new(
        disk, Serializer, Options.Create(new LedgerOptions { SpoolSegmentBytes = segmentBytes }), TimeProvider.System,
        NullLogger<EventSpool>.Instance);

    private static IEnumerable<long> Sequences(IEnumerable<LoggedEvent> entries) =>
        entries.Select(entry => entry.Entry.Sequence);

    private static LoggedEvent Entry(DivisionCode district, long sequence)
    {
        var cell = DivisionCode.Parse($"{district}001001001");
        var id = AlertId.Create(cell, "a");
        var view = new AlertView(
            id, (int)sequence, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, 1, null, null, null,
            null, new AlertEvidence("levelM", 1, 0, 1), 1);
        return new LoggedEvent(
            new LogEntry(district, sequence, $"{id}#{sequence}", "alert.raised", id.Value, 1, 1, [1, 2, 3]), view) { Step = 3 };
    }
}
