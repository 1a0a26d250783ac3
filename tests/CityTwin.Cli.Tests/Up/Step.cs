using CityTwin.Cli.Progress;

namespace CityTwin.Cli.Tests.Up;

/// <summary>Remembers what was reported last.</summary>
internal sealed class Step : IProgressStep
{
    public (int Done, int Total) Last { get; private set; }

    public string? Skipped { get; private set; }

    public void Report(int done, int total) => Last = (done, total);

    public void Skip(string why) => Skipped = why;
}
