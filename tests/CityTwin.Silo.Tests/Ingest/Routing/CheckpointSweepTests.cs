using CityTwin.Ingest.Log;
using CityTwin.Silo.Tests.Ingest.Log;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>ADR 4: the checkpoint is behind everything that survives without the log, and behind nothing else.</summary>
public class CheckpointSweepTests
{
    private readonly Checkpoint _checkpoint = new(new FaultyFolder());

    [Fact]
    public async Task The_checkpoint_follows_a_sweep_that_has_settled()
    {
        using var router = await Delivered(1, 2, 1);
        var sweep = router.Sweep(_checkpoint);
        await sweep.Run(CancellationToken.None);
        router.Streets.Saved.Order().ShouldBe(["500103001", "500103002"]);
        _checkpoint.Position.ShouldBe(0);
        router.Clock.Advance(router.Options.SettleFor);
        await sweep.Run(CancellationToken.None);
        _checkpoint.Position.ShouldBe(3);
    }

    [Fact]
    public async Task Only_streets_that_took_something_save()
    {
        using var router = await Delivered(1, 2);
        var sweep = router.Sweep(_checkpoint);
        await sweep.Run(CancellationToken.None);
        router.Streets.Saved.Clear();
        router.Take(2);
        await router.Router.Drain(CancellationToken.None);
        await sweep.Run(CancellationToken.None);
        router.Streets.Saved.ShouldBe(["500103002"]);
    }

    [Fact]
    public async Task A_street_that_does_not_save_holds_the_checkpoint_and_is_asked_again()
    {
        using var router = await Delivered(1, 2);
        router.Streets.Unsaved.Add("500103001");
        var sweep = router.Sweep(_checkpoint);
        await Settle(router, sweep);
        _checkpoint.Position.ShouldBe(0);
        router.Streets.Unsaved.Clear();
        router.Streets.Saved.Clear();
        await sweep.Run(CancellationToken.None);
        router.Streets.Saved.ShouldBe(["500103001"]);
        await Settle(router, sweep);
        _checkpoint.Position.ShouldBe(2);
    }

    [Fact]
    public async Task A_reading_that_is_still_on_its_way_holds_the_checkpoint()
    {
        using var router = await Delivered(1);
        router.Streets.AnswerAtOnce = false;
        router.Take(2, 1);
        var calls = new[] { await router.Streets.Calls.ReadAsync(), await router.Streets.Calls.ReadAsync() };
        calls.Single(call => call.Arrivals[0].Reading.Sequence == 2).Succeed();
        await router.UntilDelivered(2); // Or the sweep comes before the router knows, and the next one saves that street too.
        var sweep = router.Sweep(_checkpoint);
        await Settle(router, sweep);
        _checkpoint.Position.ShouldBe(1);
        router.Streets.Saved.Clear();
        calls.Single(call => call.Arrivals[0].Reading.Sequence == 1).Succeed();
        await router.Router.Drain(CancellationToken.None);
        await Settle(router, sweep);
        // What was saved while it was on its way does not have it.
        router.Streets.Saved.ShouldBe(["500103002"]);
        _checkpoint.Position.ShouldBe(3);
    }

    [Fact]
    public async Task A_street_that_changed_without_a_reading_is_saved_too()
    {
        using var router = await Delivered(1);
        router.Changed.Mark("500103007");
        router.Changed.Mark("500103001");
        await router.Sweep(_checkpoint).Run(CancellationToken.None);
        router.Streets.Saved.Order().ShouldBe(["500103001", "500103007"]);
    }

    [Fact]
    public async Task A_street_that_has_no_reading_of_this_log_holds_no_checkpoint_and_is_asked_again()
    {
        using var router = await Delivered(1);
        router.Changed.Mark("500103007");
        router.Streets.Unsaved.Add("500103007");
        var sweep = router.Sweep(_checkpoint);
        await Settle(router, sweep);
        _checkpoint.Position.ShouldBe(1);
        router.Streets.Unsaved.Clear();
        router.Streets.Saved.Clear();
        await sweep.Run(CancellationToken.None);
        router.Streets.Saved.ShouldBe(["500103007"]);
    }

    [Fact]
    public async Task What_a_sweep_that_was_stopped_did_not_save_the_next_saves()
    {
        using var router = await Delivered(1);
        router.Changed.Mark("500103007");
        var sweep = router.Sweep(_checkpoint);
        await Should.ThrowAsync<OperationCanceledException>(() => sweep.Run(new CancellationToken(canceled: true)));
        router.Streets.Saved.Clear();
        await sweep.Run(CancellationToken.None);
        router.Streets.Saved.Order().ShouldBe(["500103001", "500103007"]);
    }

    private static async Task<RouterUnderTest> Delivered(params int[] streets)
    {
        var router = new RouterUnderTest { Streets = { AnswerAtOnce = true } };
        router.Take(streets);
        await router.Router.Drain(CancellationToken.None);
        return router;
    }

    private static async Task Settle(RouterUnderTest router, CityTwin.Ingest.Routing.CheckpointSweep sweep)
    {
        await sweep.Run(CancellationToken.None);
        router.Clock.Advance(router.Options.SettleFor);
        await sweep.Run(CancellationToken.None);
    }
}
