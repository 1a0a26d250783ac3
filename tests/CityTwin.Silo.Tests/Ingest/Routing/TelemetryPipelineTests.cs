using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CityTwin.Ingest.Routing;
using CityTwin.Silo.Tests.Ingest.Log;
using CityTwin.Silo.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>From a commit to its street, across restarts.</summary>
public class TelemetryPipelineTests(AzuriteFixture azurite)
{
    private readonly FaultyFolder _folder = new();

    [Fact]
    public async Task What_a_run_did_not_deliver_the_next_does_before_anything_newer()
    {
        var first = await Run(answers: false);
        await first.Intake.Commit([Readings.Of(1, 0), Readings.Of(2, 1)], CancellationToken.None);
        await first.Router.Streets.Calls.ReadAsync();
        await Crash(first);

        var second = await Run(answers: true);
        await second.Intake.Commit([Readings.Of(1, 2)], CancellationToken.None);
        await second.Pipeline.Stop(CancellationToken.None);
        second.Router.Streets.Taken.Select(x => x.Reading.Sequence).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task A_stop_drains_and_saves_and_takes_no_more()
    {
        var run = await Run(answers: true);
        await run.Intake.Commit([Readings.Of(1, 0)], CancellationToken.None);
        await run.Pipeline.Stop(CancellationToken.None);
        run.Router.Streets.Taken.Count.ShouldBe(1);
        run.Router.Streets.Saved.ShouldBe(["500103001"]);
        await Should.ThrowAsync<LogUnavailableException>(async () =>
            await run.Intake.Commit([Readings.Of(1, 1)], CancellationToken.None));
        await run.Router.Router.Drain(CancellationToken.None);
    }

    [Fact]
    public async Task A_restart_goes_on_from_the_checkpoint()
    {
        var first = await Run(answers: true);
        await first.Intake.Commit([Readings.Of(1, 0), Readings.Of(1, 1), Readings.Of(1, 2)], CancellationToken.None);
        await first.Pipeline.Stop(CancellationToken.None);
        first.Checkpoint.Write(2);
        await Crash(first);

        var second = await Run(answers: true);
        await second.Replay.WaitUntilOpen(CancellationToken.None);
        await second.Pipeline.Stop(CancellationToken.None);
        second.Router.Streets.Taken.Select(x => x.Reading.Sequence).ShouldBe([2]);
    }

    [Fact]
    public async Task A_log_that_lost_its_segments_does_not_start()
    {
        new Checkpoint(_folder).Write(5);
        var e = await Should.ThrowAsync<LogDamagedException>(Run(answers: true));
        e.Message.ShouldContain("segments are missing");
    }

    private static async Task Crash(Running run)
    {
        run.Router.Router.Stop();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await run.Pipeline.Stop(now.Token);
        run.Log.Dispose();
    }

    private async Task<Running> Run(bool answers)
    {
        var containers = await azurite.Containers();
        var log = new LogUnderTest(_folder);
        var router = new RouterUnderTest(o => o.BatchReadings = 1) { Streets = { AnswerAtOnce = answers } };
        var checkpoint = new Checkpoint(_folder);
        var replay = new ReplayGate();
        var shipping = Options.Create(new ShippingOptions());
        var metrics = new LogMetrics();
        var shipper = new SegmentShipper(_folder, log.Log.Segments, checkpoint, containers.Telemetry, "silo", shipping,
            log.Clock, metrics, NullLogger<SegmentShipper>.Instance);
        var pipeline = new TelemetryPipeline(log.Log, _folder, router.Router, router.Sweep(checkpoint), shipper,
            checkpoint, replay, Options.Create(router.Options), shipping, log.Clock, metrics,
            NullLogger<TelemetryPipeline>.Instance);
        await pipeline.Start(CancellationToken.None);
        return new Running(pipeline, new ReadingIntake(log.Log, router.Router, replay), router, replay, checkpoint, log);
    }

    private sealed record Running(
        TelemetryPipeline Pipeline, ReadingIntake Intake, RouterUnderTest Router, ReplayGate Replay, Checkpoint Checkpoint,
        LogUnderTest Log);
}
