namespace CityTwin.Silo.Tests.Running;

/// <summary>Conditions that tests wait for. Whoever holds it calls it under a lock of its own.</summary>
internal sealed class Waiting<T>
{
    private readonly List<(Func<T, bool> Holds, TaskCompletionSource Met)> _all = [];

    public Task For(Func<T, bool> holds)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _all.Add((holds, met));
        return met.Task;
    }

    public void Check(T now)
    {
        foreach (var (holds, met) in _all)
        {
            try
            {
                if (holds(now))
                {
                    met.TrySetResult();
                }
            }
            catch (Exception error)
            {
                met.TrySetException(error); // It is the test's own: who tells it something must not be the one to hear.
            }
        }

        _all.RemoveAll(one => one.Met.Task.IsCompleted);
    }
}
