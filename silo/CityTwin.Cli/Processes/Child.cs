using System.Diagnostics;

namespace CityTwin.Cli.Processes;

/// <summary>A running program of ours, with its output in a file.</summary>
public sealed class Child : IDisposable
{
    private readonly ChildPlan _plan;
    private readonly Process _process;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private Child(ChildPlan plan, Process process, TimeProvider clock)
    {
        _plan = plan;
        _process = process;
        _clock = clock;
        Log = new LogFile(plan.LogFile);
        _reading = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
        process.Exited += (_, _) => _exited.TrySetResult(process.ExitCode);
        process.EnableRaisingEvents = true;
    }

    public string Name => _plan.Name;

    public int Pid => _process.Id;

    public LogFile Log { get; }

    /// <summary>Its exit code, once it has ended.</summary>
    public Task<int> Exited => _exited.Task;

    internal static async Task<Child> Start(ChildPlan plan, Spawner spawner, TimeProvider clock)
    {
        var start = new ProcessStartInfo(plan.Program, plan.Arguments)
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in plan.Environment)
        {
            start.Environment[name] = value;
        }

        var process = await spawner.Start(start);
        process.StandardInput.Close();
        return new Child(plan, process, clock);
    }

    /// <summary>Asks it to stop, and kills it with all it started when it takes longer than its grace.</summary>
    /// <returns>Whether it stopped by itself.</returns>
    public async Task<bool> Stop()
    {
        var willing = true;
        if (!Exited.IsCompleted)
        {
            Signals.Send(Pid, _plan.StopBy);
            try
            {
                await Exited.WaitAsync(_plan.Grace, _clock);
            }
            catch (TimeoutException)
            {
                willing = false;
                _process.Kill(entireProcessTree: true);
                await Exited;
            }
        }

        await HeardOut();
        return willing;
    }

    /// <summary>How it ended, with the end of its log.</summary>
    public async Task<string> Obituary()
    {
        var code = await Exited;
        await HeardOut();
        var tail = string.Join("\n  ", Log.Tail);
        var lost = Log.Lost == 0 ? "" : $" ({Log.Lost} lines could not be written to it)";
        return $"the {Name} ended with exit code {code}. The end of {Log.Path}{lost}:\n  {tail}";
    }

    /// <summary>What it said last may still be in the pipe; a grandchild that holds the pipe open must not hold us up.</summary>
    private Task HeardOut() => Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(1), _clock));

    public void Dispose()
    {
        _process.Dispose();
        Log.Dispose();
    }

    private async Task Read(StreamReader from)
    {
        try
        {
            while (await from.ReadLineAsync() is { } line)
            {
                Log.Add(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Disposed while a grandchild still held the other end: nobody listens any more.
        }
    }
}
