using System.Threading.Channels;

namespace CityTwin.DevicesSim.Publishing;

/// <summary>
/// What the devices of a line have measured and nobody has acknowledged yet. It is bounded: while the line is down the oldest readings
/// make room for the newest, and are counted.
/// </summary>
internal sealed class ReadingBuffer(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<DeviceReading> _readings = new();
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long _first;
    private TaskCompletionSource? _emptied;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _readings.Count;
            }
        }
    }

    /// <summary>All at once, so that they can go in one message.</summary>
    /// <returns>How many had to make room.</returns>
    public int Add(params IReadOnlyList<DeviceReading> readings)
    {
        var dropped = 0;
        lock (_lock)
        {
            foreach (var reading in readings)
            {
                _readings.Enqueue(reading);
            }

            for (; _readings.Count > capacity; dropped++)
            {
                _readings.Dequeue();
                _first++;
            }
        }

        Wake();
        return dropped;
    }

    /// <summary>The oldest ones, which stay here until they are done with.</summary>
    public Handful Oldest(int most)
    {
        lock (_lock)
        {
            return new Handful(_first, [.. _readings.Take(most)]);
        }
    }

    /// <summary>Forgets those; one that had to make room meanwhile is already gone.</summary>
    public void Done(Handful handful) => Done(handful, handful.Readings.Count);

    /// <summary>Forgets the first so many of those.</summary>
    public void Done(Handful handful, int count)
    {
        lock (_lock)
        {
            for (var end = handful.First + count; _first < end; _first++)
            {
                _readings.Dequeue();
            }

            if (_readings.Count == 0)
            {
                _emptied?.TrySetResult();
                _emptied = null;
            }
        }
    }

    /// <summary>Completes when everything that was added is done with.</summary>
    public Task Emptied()
    {
        lock (_lock)
        {
            if (_readings.Count == 0)
            {
                return Task.CompletedTask;
            }

            _emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _emptied.Task;
        }
    }

    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Completes when something was added, or something else happened that <see cref="Wake"/> told of.</summary>
    public async ValueTask Woken(CancellationToken stop) => await _wake.Reader.ReadAsync(stop);
}
