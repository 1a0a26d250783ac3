using System.Globalization;

namespace CityTwin.Cli.Progress;

/// <summary>A line at each step's beginning and end, and now and then how far a long one is, for logs and pipes.</summary>
public sealed class PlainBoard(TextWriter output, TimeProvider clock) : IProgressBoard
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(10);

    public async Task<T> Step<T>(string name, Func<IProgressStep, Task<T>> work)
    {
        var step = new PlainStep(name, output, clock);
        var from = clock.GetTimestamp();
        await output.WriteLineAsync($"{name} ...");
        var result = await work(step);
        await output.WriteLineAsync(
            step.Skipped is { } why ? $"{name}: {why}" : $"{name}: done in {clock.GetElapsedTime(from).TotalSeconds:0.0} s");
        return result;
    }

    private sealed class PlainStep(string name, TextWriter output, TimeProvider clock) : IProgressStep
    {
        private readonly Lock _gate = new();
        private long _saidAt = clock.GetTimestamp();

        public string? Skipped { get; private set; }

        public void Report(int done, int total)
        {
            lock (_gate)
            {
                if (clock.GetElapsedTime(_saidAt) >= SayEvery)
                {
                    _saidAt = clock.GetTimestamp();
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {done:N0} of {total:N0}"));
                }
            }
        }

        public void Skip(string why) => Skipped = why;
    }
}
