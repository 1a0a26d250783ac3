using Microsoft.Extensions.Time.Testing;

namespace CityTwin.DevicesSim.Tests;

/// <summary>A clock that stands still and knows how many of its timers nobody has disposed of.</summary>
internal sealed class CountingClock : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _timers;

    /// <summary>Completes when the last of them is gone.</summary>
    public Task NoTimer()
    {
        lock (_gate)
        {
            return _timers == 0 ? Task.CompletedTask : _none.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Count(+1);
        return new Counted(this, base.CreateTimer(callback, state, dueTime, period));
    }

    private void Count(int more)
    {
        lock (_gate)
        {
            _timers += more;
            if (_timers == 0)
            {
                _none.TrySetResult();
                _none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private sealed class Counted(CountingClock clock, ITimer timer) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                timer.Dispose();
                clock.Count(-1);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
