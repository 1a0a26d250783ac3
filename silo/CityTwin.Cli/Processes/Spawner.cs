using System.Collections.Concurrent;
using System.Diagnostics;

namespace CityTwin.Cli.Processes;

/// <summary>
/// Starts programs in sessions of their own, so that a Ctrl-C reaches us alone and they stop in our order, and so that
/// they are told to stop when we are killed. Linux ties the latter to the thread that started them, hence one thread
/// that lives as long as they do.
/// </summary>
internal sealed class Spawner : IDisposable
{
    private static readonly string[] Wrapping = ["setpriv", "setsid"];

    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _orders = [];

    public Spawner() => new Thread(Work) { IsBackground = true, Name = "spawner" }.Start();

    public Task<Process> Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add((start, started));
        return started.Task;
    }

    public void Dispose() => _orders.CompleteAdding();

    private void Work()
    {
        foreach (var (start, started) in _orders.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(Wrapped(start))
                    ?? throw new InvalidOperationException($"{start.FileName} did not start."));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        }
    }

    // Both replace themselves by what they are given: the process started is the program itself.
    private static ProcessStartInfo Wrapped(ProcessStartInfo start)
    {
        if (!Wrapping.All(program => ProgramPath.Find(program) is not null))
        {
            return start;
        }

        var arguments = start.ArgumentList.ToList();
        start.ArgumentList.Clear();
        string[] words = ["--pdeathsig", "TERM", "setsid", start.FileName, .. arguments];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        start.FileName = "setpriv";
        return start;
    }
}
