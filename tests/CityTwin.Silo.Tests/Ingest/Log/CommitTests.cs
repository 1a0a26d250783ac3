using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CsCheck;

namespace CityTwin.Silo.Tests.Ingest.Log;

/// <summary>What was acknowledged is on the disk, whatever the disk does.</summary>
public class CommitTests
{
    private static readonly IOException Broken = new("Input/output error");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_commit_completes_only_after_its_sync()
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder).Start();
        using var stall = new ManualResetEventSlim();
        folder.SyncBegun.Reset();
        folder.SyncStall = stall;
        var commit = log.Append(Readings.Of(1, 1));
        folder.SyncBegun.Wait(Patience).ShouldBeTrue("no sync began");
        commit.IsCompleted.ShouldBeFalse();
        LogUnderTest.ReadAll(folder.AfterPowerLoss()).ShouldBeEmpty();
        stall.Set();
        await commit;
        LogUnderTest.ReadAll(folder.AfterPowerLoss()).ShouldBe([Readings.Of(1, 1).Text()]);
    }

    [Fact]
    public async Task Commits_that_wait_for_a_sync_share_the_next()
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder).Start();
        using var stall = new ManualResetEventSlim();
        folder.SyncBegun.Reset();
        folder.SyncStall = stall;
        var first = log.Append(Readings.Of(0, 0));
        folder.SyncBegun.Wait(Patience).ShouldBeTrue("no sync began");
        var before = folder.Syncs;
        var others = Enumerable.Range(1, 50).Select(i => log.Append(Readings.Of(i, i))).ToList();
        stall.Set();
        await Task.WhenAll(others.Append(first));
        (folder.Syncs - before).ShouldBe(2);
        log.Log.NextPosition.ShouldBe(51);
    }

    [Fact]
    public async Task What_is_committed_is_routed_in_order_with_its_position()
    {
        using var log = new LogUnderTest(new FaultyFolder()).Start();
        await log.Append(Readings.Of(1, 1), Readings.Of(2, 2));
        await log.Append(Readings.Of(1, 3));
        log.Log.Stop();
        log.Routed.Select(x => (x.Position, x.Arrival.Reading.Sequence)).ShouldBe([(0, 1), (1, 2), (2, 3)]);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 10)]
    [InlineData(false, 0)]
    public async Task A_failing_disk_fails_the_commit_and_those_after_it_until_it_is_well(bool write, int torn)
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder).Start();
        await log.Append(Readings.Of(1, 1));
        folder.TornBytes = torn;
        (folder.WriteFault, folder.SyncFault) = write ? (Broken, null) : ((Exception?)null, Broken);
        var e = await Should.ThrowAsync<LogUnavailableException>(log.Append(Readings.Of(1, 2)));
        e.Message.ShouldContain("disk");
        (folder.WriteFault, folder.SyncFault) = (null, null);
        await Should.ThrowAsync<LogUnavailableException>(async () => await log.Append(Readings.Of(1, 3)));
        log.Clock.Advance(log.Options.RecoverAfter);
        await log.Append(Readings.Of(1, 4));
        log.Log.Stop();
        Readings.Of(1, 1).Text().ShouldBe(LogUnderTest.ReadAll(folder.AfterPowerLoss())[0]);
        LogUnderTest.ReadAll(folder.AfterPowerLoss()).ShouldBe([Readings.Of(1, 1).Text(), Readings.Of(1, 4).Text()]);
        log.Routed.Select(x => (x.Position, x.Arrival.Reading.Sequence)).ShouldBe([(0, 1), (1, 4)]);
    }

    [Fact]
    public async Task A_disk_that_stays_broken_is_tried_again_and_again()
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder).Start();
        folder.WriteFault = Broken;
        for (var i = 0; i < 3; i++)
        {
            await Should.ThrowAsync<LogUnavailableException>(log.Append(Readings.Of(1, i)));
            log.Clock.Advance(log.Options.RecoverAfter);
        }

        folder.WriteFault = null;
        await log.Append(Readings.Of(1, 9));
        LogUnderTest.ReadAll(folder.AfterPowerLoss()).ShouldBe([Readings.Of(1, 9).Text()]);
    }

    /// <summary>The simplest invariant of a log, under any weather of its disk.</summary>
    [Fact]
    public void Nothing_acknowledged_is_lost_whatever_the_disk_does() => Gen.Int[0, 3].List[1, 25].Sample(weather =>
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder, o => o.SegmentBytes = 300).Start();
        var acknowledged = new List<string>();
        for (var i = 0; i < weather.Count; i++)
        {
            folder.WriteFault = weather[i] == 1 ? Broken : null;
            folder.SyncFault = weather[i] == 2 ? Broken : null;
            folder.TornBytes = i * 7 % 60;
            log.Clock.Advance(log.Options.RecoverAfter);
            try
            {
                log.Append(Readings.Of(1, i)).GetAwaiter().GetResult();
                acknowledged.Add(Readings.Of(1, i).Text());
            }
            catch (LogUnavailableException)
            {
            }
        }

        LogUnderTest.ReadAll(folder.AfterPowerLoss()).Intersect(acknowledged).ShouldBe(acknowledged);
    }, iter: 200);

    [Fact]
    public async Task A_log_that_takes_all_it_may_refuses_and_resumes_after_a_trim()
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder, o => (o.SegmentBytes, o.DiskCapBytes) = (200, 1000)).Start();
        var taken = 0;
        var e = await Should.ThrowAsync<LogUnavailableException>(async () =>
        {
            while (true)
            {
                await log.Append(Readings.Of(1, taken));
                taken++;
            }
        });
        e.Message.ShouldContain("Ingest:DiskCapBytes");
        taken.ShouldBeGreaterThan(3);
        log.Log.Segments.Bytes.ShouldBeLessThan(1300);
        log.Log.Segments.Delete(log.Log.Segments.Closed[0]);
        await log.Append(Readings.Of(1, taken));
    }

    [Fact]
    public async Task A_full_batch_makes_later_commits_wait_not_fail()
    {
        var folder = new FaultyFolder();
        using var log = new LogUnderTest(folder, o => o.MaxCommitBytes = 100).Start();
        using var stall = new ManualResetEventSlim();
        folder.SyncBegun.Reset();
        folder.SyncStall = stall;
        var commits = Enumerable.Range(0, 40).Select(i => log.Append(Readings.Of(1, i))).ToList();
        folder.SyncBegun.Wait(Patience).ShouldBeTrue("no sync began");
        commits.ShouldAllBe(commit => !commit.IsCompleted);
        stall.Set();
        await Task.WhenAll(commits);
        LogUnderTest.ReadAll(folder.AfterPowerLoss()).Count.ShouldBe(40);
    }

    [Fact]
    public async Task Stopping_syncs_what_was_taken_and_takes_no_more()
    {
        var folder = new FaultyFolder();
        var log = new LogUnderTest(folder).Start();
        var commits = Enumerable.Range(0, 20).Select(i => log.Append(Readings.Of(1, i))).ToList();
        log.Log.Stop();
        await Task.WhenAll(commits);
        await Should.ThrowAsync<LogUnavailableException>(async () => await log.Append(Readings.Of(1, 99)));
        LogUnderTest.ReadAll(folder.AfterPowerLoss()).Count.ShouldBe(20);
        log.Dispose();
    }

    [Fact]
    public async Task A_segment_that_is_old_is_closed_so_that_it_can_be_shipped()
    {
        using var log = new LogUnderTest(new FaultyFolder(), o => o.SegmentAge = TimeSpan.FromMinutes(5)).Start();
        await log.Append(Readings.Of(1, 1));
        log.Log.RollIfOld();
        await log.Append(Readings.Of(1, 2));
        log.Log.Segments.Closed.ShouldBeEmpty();
        log.Clock.Advance(TimeSpan.FromMinutes(5));
        log.Log.RollIfOld();
        log.Log.Stop();
        log.Log.Segments.Closed.ShouldHaveSingleItem().EndPosition.ShouldBe(2);
    }

    [Fact]
    public async Task On_a_real_disk_a_log_survives_its_process()
    {
        var path = Directory.CreateTempSubdirectory("log-").FullName;
        try
        {
            using (var folder = new DiskFolder(path))
            using (var log = new LogUnderTest(folder, o => o.SegmentBytes = 500).Start())
            {
                await Task.WhenAll(Enumerable.Range(0, 100).Select(i => log.Append(Readings.Of(i, i))));
                Should.Throw<InvalidOperationException>(() => new DiskFolder(path)).Message.ShouldContain(path);
                new Checkpoint(folder).Write(7);
            }

            using (var folder = new DiskFolder(path))
            {
                LogUnderTest.ReadAll(folder).Count.ShouldBe(100);
                new Checkpoint(folder).Position.ShouldBe(7);
            }
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
