namespace CityTwin.Cli.Processes;

/// <summary>A program to be started and watched.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="StopBy">The signal that it stops well on.</param>
/// <param name="Grace">How long it may take to stop before it is killed.</param>
public sealed record ChildPlan(
    string Name,
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory,
    string LogFile,
    StopSignal StopBy,
    TimeSpan Grace);
