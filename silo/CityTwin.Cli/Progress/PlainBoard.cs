namespace CityTwin.Cli.Progress;

/// <summary>A line at each step's beginning and end, for logs and pipes.</summary>
public sealed class PlainBoard(TextWriter output, TimeProvider clock) : IProgressBoard
{
    public async Task<T> Step<T>(string name, Func<IProgressStep, Task<T>> work)
    {
        var step = new PlainStep();
        var from = clock.GetTimestamp();
        await output.WriteLineAsync($"{name} ...");
        var result = await work(step);
        await output.WriteLineAsync(
            step.Skipped is { } why ? $"{name}: {why}" : $"{name}: done in {clock.GetElapsedTime(from).TotalSeconds:0.0} s");
        return result;
    }

    private sealed class PlainStep : IProgressStep
    {
        public string? Skipped { get; private set; }

        public void Report(int done, int total)
        {
        }

        public void Skip(string why) => Skipped = why;
    }
}
