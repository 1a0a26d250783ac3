using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Replay;
using CityTwin.Mqtt;
using Spectre.Console;

namespace CityTwin.DevicesSim.Tests.Replay;

public class ReplayProgressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CountingClock _clock = new();
    private readonly Said _said = new();

    [Fact]
    public async Task A_replay_that_has_ended_leaves_no_timer_behind_however_it_ended()
    {
        foreach (var end in new Func<TaskCompletionSource, bool>[]
            { work => work.TrySetResult(), work => work.TrySetCanceled(), work => work.TrySetException(new IOException()) })
        {
            var work = new TaskCompletionSource();
            var showing = Show(work.Task);
            showing.IsCompleted.ShouldBeFalse();
            end(work);
            await showing.WaitAsync(Patience);
            await _clock.NoTimer().WaitAsync(Patience);
        }

        _said.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_goes_on_a_line_now_and_then_says_how_far_it_is()
    {
        var work = new TaskCompletionSource();
        var showing = Show(work.Task);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await _said.Something.WaitAsync(Patience);
        work.SetResult();
        await showing.WaitAsync(Patience);
        _said.ToString().ShouldContain("0 of 2 acknowledged");
    }

    private Task Show(Task work)
    {
        var timeline = new EventTimeline([new ReplayStation("a", "a", "a", "river-level",
            [.. new long[] { 0, 600 }.Select(time => new TelemetryReading(time, [new MetricNumber("levelM", 1)]))])]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(_said),
        });
        return new ReplayProgress(console, timeline, _clock).Show(
            new ReplayRun([], timeline, ReplaySpeed.Parse("max"), new PublishingOptions(), _clock), work);
    }

    /// <summary>What was written, and whether anything was.</summary>
    private sealed class Said : StringWriter
    {
        private readonly TaskCompletionSource _something = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Something => _something.Task;

        public override void Write(string? value)
        {
            base.Write(value);
            _something.TrySetResult();
        }
    }
}
