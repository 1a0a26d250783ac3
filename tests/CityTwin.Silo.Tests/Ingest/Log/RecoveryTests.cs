using CityTwin.Ingest.Log;

namespace CityTwin.Silo.Tests.Ingest.Log;

/// <summary>What a crash leaves is cut; what only damage can leave stops the silo.</summary>
public class RecoveryTests
{
    private const int Commits = 3;

    [Fact]
    public async Task A_last_segment_cut_at_any_byte_keeps_its_longest_whole_prefix()
    {
        var (name, whole, ends) = await OneSegment();
        for (var length = 0; length <= whole.Length; length++)
        {
            var folder = new FaultyFolder();
            folder.Put(name, whole[..length]);
            var kept = ends.Count(end => end <= length);
            LogUnderTest.ReadAll(folder).Count.ShouldBe(kept, $"cut at {length}");
            LogRecovery.Of(folder).CutBytes.ShouldBe(0, "the cut was not made");
        }
    }

    [Fact]
    public async Task A_bit_flipped_anywhere_is_refused_or_costs_only_the_last_commit()
    {
        var (name, whole, ends) = await OneSegment();
        for (var at = 0; at < whole.Length; at++)
        {
            var folder = new FaultyFolder();
            var flipped = whole.ToArray();
            flipped[at] ^= 0x10;
            folder.Put(name, flipped);
            if (at < ends[^2])
            {
                var e = Should.Throw<LogDamagedException>(() => LogRecovery.Of(folder), $"flipped at {at}");
                e.File.ShouldBe($"disk/{name}");
                e.Offset.ShouldBe(at < SegmentHeader.Bytes ? 0 : ends.Prepend(SegmentHeader.Bytes).Last(end => end <= at));
            }
            else
            {
                LogUnderTest.ReadAll(folder).Count.ShouldBe(Commits - 1, $"flipped at {at}");
            }
        }
    }

    [Fact]
    public async Task A_segment_that_is_not_the_last_must_be_whole()
    {
        var folder = new FaultyFolder();
        await Run(folder, 1);
        await Run(folder, 2);
        var first = folder.List()[0];
        folder.Put(first, folder.Read(first)[..^1]);
        Should.Throw<LogDamagedException>(() => LogRecovery.Of(folder)).Message.ShouldContain(first);
    }

    [Fact]
    public async Task A_missing_segment_is_noticed()
    {
        var folder = new FaultyFolder();
        for (var run = 1; run <= 3; run++)
        {
            await Run(folder, run);
        }

        folder.Delete(folder.List()[1]);
        Should.Throw<LogDamagedException>(() => LogRecovery.Of(folder)).Message.ShouldContain("begins with position");
    }

    [Fact]
    public async Task Runs_follow_each_other_without_a_gap()
    {
        var folder = new FaultyFolder();
        for (var run = 0; run < 4; run++)
        {
            using var log = new LogUnderTest(folder).Start();
            log.Log.NextPosition.ShouldBe(run);
            await log.Append(Readings.Of(1, run));
        }

        LogUnderTest.ReadAll(folder).ShouldBe(Enumerable.Range(0, 4).Select(i => Readings.Of(1, i).Text()));
        LogUnderTest.ReadAll(folder, from: 2).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_replay_from_what_the_log_no_longer_has_is_refused()
    {
        var folder = new FaultyFolder();
        await Run(folder, 1);
        await Run(folder, 2);
        folder.Delete(folder.List()[0]);
        Should.Throw<LogDamagedException>(() => LogUnderTest.ReadAll(folder, from: 0));
        LogUnderTest.ReadAll(folder, from: 1).Count.ShouldBe(1);
    }

    [Fact]
    public void A_run_that_took_nothing_leaves_the_position_where_it_was()
    {
        var folder = new FaultyFolder();
        for (var run = 0; run < 3; run++)
        {
            using var log = new LogUnderTest(folder).Start();
            log.Log.NextPosition.ShouldBe(0);
        }

        folder.List().Count.ShouldBe(1);
    }

    [Fact]
    public void A_checkpoint_survives_and_one_that_is_no_number_is_named()
    {
        var folder = new FaultyFolder();
        new Checkpoint(folder).Position.ShouldBe(0);
        new Checkpoint(folder).Write(42);
        new Checkpoint(folder).Position.ShouldBe(42);
        folder.Put("checkpoint", "4x"u8.ToArray());
        Should.Throw<LogDamagedException>(() => new Checkpoint(folder)).Message.ShouldContain("disk/checkpoint");
    }

    private static async Task Run(FaultyFolder folder, int value)
    {
        using var log = new LogUnderTest(folder).Start();
        await log.Append(Readings.Of(1, value));
    }

    private static async Task<(string Name, byte[] Bytes, int[] Ends)> OneSegment()
    {
        var folder = new FaultyFolder();
        var ends = new List<int>();
        using (var log = new LogUnderTest(folder).Start())
        {
            for (var i = 0; i < Commits; i++)
            {
                await log.Append(Readings.Of(i, i));
                ends.Add(folder.Read(folder.List()[0]).Length);
            }
        }

        return (folder.List()[0], folder.Read(folder.List()[0]), [.. ends]);
    }
}
