using Spectre.Console;

namespace CityTwin.Cli.Progress;

/// <summary>A bar for each step, for a terminal.</summary>
public sealed class BarBoard(ProgressContext context) : IProgressBoard
{
    public async Task<T> Step<T>(string name, Func<IProgressStep, Task<T>> work)
    {
        var task = context.AddTask(Markup.Escape(name));
        task.IsIndeterminate = true;
        var step = new BarStep(name, task);
        var result = await work(step);
        task.IsIndeterminate = false;
        task.Value = task.MaxValue;
        task.StopTask();
        return result;
    }

    /// <summary>Runs work with bars on a terminal, with lines elsewhere.</summary>
    public static async Task Show(Func<IProgressBoard, Task> work, TimeProvider clock)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            await work(new PlainBoard(Console.Out, clock));
            return;
        }

        await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(),
                new SpinnerColumn())
            .StartAsync(context => work(new BarBoard(context)));
    }

    private sealed class BarStep(string name, ProgressTask task) : IProgressStep
    {
        public void Report(int done, int total)
        {
            task.IsIndeterminate = false;
            task.MaxValue = Math.Max(1, total);
            task.Value = done;
        }

        public void Skip(string why) => task.Description = Markup.Escape($"{name} ({why})");
    }
}
