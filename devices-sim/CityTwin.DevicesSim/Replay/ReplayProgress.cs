using Spectre.Console;

namespace CityTwin.DevicesSim.Replay;

/// <summary>Shows how far a replay is: a bar on a terminal, otherwise a line every few seconds.</summary>
internal sealed class ReplayProgress(IAnsiConsole console, EventTimeline timeline, TimeProvider clock)
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(5);

    public Task Show(ReplayRun run, Task work) =>
        console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? Draw(run, work) : Write(run, work);

    /// <summary>The event time, the rate and what is left.</summary>
    public string Describe(ReplayRun run)
    {
        var rate = run.Tally.Acknowledged / Math.Max(run.Elapsed.TotalSeconds, 0.001);
        var left = TimeSpan.FromSeconds((timeline.Total - run.Sent) / Math.Max(rate, 0.001));
        return FormattableString.Invariant(
            $"{run.EventTime:yyyy-MM-dd HH:mm}Z, {run.Tally.Acknowledged} of {timeline.Total} acknowledged, {rate:F0} readings/s, ")
            + (run.Tally.Acknowledged == 0 ? "not acknowledged yet" : FormattableString.Invariant($"{left:h\\:mm\\:ss} left"))
            + (run.Tally.Connected == 0 && run.Tally.LastTrouble.Length > 0 ? $", {run.Tally.LastTrouble}" : "");
    }

    private async Task Draw(ReplayRun run, Task work) => await console.Progress()
        .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask("connecting", maxValue: timeline.Total);
            do
            {
                await Wait(work, Redraw);
                bar.Value = run.Tally.Acknowledged + run.Tally.Refused;
                bar.Description = Markup.Escape(Describe(run));
            }
            while (!work.IsCompleted);
        });

    private async Task Write(ReplayRun run, Task work)
    {
        await Wait(work, Line);
        while (!work.IsCompleted)
        {
            console.WriteLine(Describe(run));
            await Wait(work, Line);
        }
    }

    /// <summary>Until the work has ended, however it did, or it is time to show how far it is. No timer outlives it.</summary>
    private async Task Wait(Task work, TimeSpan most) =>
        await work.WaitAsync(most, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
