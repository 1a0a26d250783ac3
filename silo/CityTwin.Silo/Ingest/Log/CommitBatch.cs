namespace CityTwin.Ingest.Log;

/// <summary>The readings that go to disk together, with one completion for all who wait for them.</summary>
internal sealed class CommitBatch
{
    private readonly FrameBuffer _buffer = new();
    private readonly ReadingEncoder _encoder = new();
    private readonly List<Arrival> _arrivals = [];
    private TaskCompletionSource _completion = null!;

    public CommitBatch() => Begin();

    public int Count => _arrivals.Count;

    public int Bytes => _buffer.Length;

    public IReadOnlyList<Arrival> Arrivals => _arrivals;

    public Task Durable => _completion.Task;

    /// <summary>Empties it for the next commit.</summary>
    public void Begin()
    {
        _buffer.Reset(0);
        _buffer.Skip(LogFrame.HeaderBytes);
        _encoder.Begin();
        _arrivals.Clear();
        // Many wait on one completion: their answers must not be written by the thread that syncs.
        _completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Add(IReadOnlyList<AcceptedReading> readings)
    {
        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings[i];
            _encoder.Write(reading, _buffer);
            _arrivals.Add(new Arrival(reading.Sensor, reading.Reading, reading.ReceivedAtMs));
        }
    }

    public ReadOnlySpan<byte> Frame(long firstPosition)
    {
        LogFrame.Seal(_buffer.Written, Count, firstPosition);
        return _buffer.Written;
    }

    public void Complete() => _completion.SetResult();

    public void Fail(Exception e)
    {
        _completion.SetException(e);
        // It need not have been awaited.
        _ = _completion.Task.Exception;
    }
}
