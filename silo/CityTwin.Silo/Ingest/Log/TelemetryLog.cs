using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Log;

/// <summary>
/// The silo's write-ahead log of readings. Readings wait in a batch; one thread takes the batch, writes it as one frame,
/// syncs, and completes all who wait. While it syncs, the next batch fills.
/// </summary>
internal sealed partial class TelemetryLog : IDisposable
{
    private readonly object _gate = new();
    private readonly ILogFolder _folder;
    private readonly TelemetryLogOptions _options;
    private readonly TimeProvider _clock;
    private readonly LogMetrics _metrics;
    private readonly ILogger<TelemetryLog> _logger;
    private CommitBatch _filling = new();
    private CommitBatch _spare = new();
    private TaskCompletionSource _room = NewSignal();
    private SegmentWriter? _segment;
    private Exception? _failure;
    private long _failedAt;
    private long _nextPosition;
    private bool _rollAsked;
    private bool _stopping;
    private Action<long, IReadOnlyList<Arrival>>? _committed;
    private Thread? _writer;

    /// <summary>Makes whole what an earlier run left, and begins a new segment.</summary>
    /// <exception cref="LogDamagedException">Readings that were acknowledged are missing or damaged.</exception>
    public TelemetryLog(
        ILogFolder folder, IOptions<TelemetryLogOptions> options, TimeProvider clock, LogMetrics metrics,
        ILogger<TelemetryLog> logger)
    {
        _folder = folder;
        _options = options.Value;
        _clock = clock;
        _metrics = metrics;
        _logger = logger;
        Segments = new SegmentList(folder);
        var found = LogRecovery.Of(folder);
        foreach (var segment in found.Segments)
        {
            Segments.Add(segment);
        }

        if (found.CutBytes > 0)
        {
            LogCut(folder.Path, found.CutBytes, found.NextPosition);
        }

        _nextPosition = found.NextPosition;
        _segment = SegmentWriter.Create(folder, _nextPosition, NowMs);
        metrics.Observe("citytwin.log.unshipped", "By", "Bytes of the log on this disk.", () => Segments.Bytes);
    }

    /// <summary>The closed segments.</summary>
    public SegmentList Segments { get; }

    /// <summary>The position after the last durable reading.</summary>
    public long NextPosition => Interlocked.Read(ref _nextPosition);

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins to take readings.</summary>
    /// <param name="committed">Told of each commit in order, with its first position, by the thread that syncs.</param>
    public void Start(Action<long, IReadOnlyList<Arrival>> committed)
    {
        _committed = committed;
        _writer = new Thread(Write) { Name = "telemetry log", IsBackground = true };
        _writer.Start();
    }

    /// <summary>Completes when the readings are synced.</summary>
    /// <exception cref="LogUnavailableException">The disk is full or fails, or the silo is stopping.</exception>
    public async ValueTask Append(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken) =>
        await await Enter(readings, cancellationToken);

    /// <summary>Completes when the readings have their place, and answers what completes when they are synced.</summary>
    /// <exception cref="LogUnavailableException">The disk is full or fails, or the silo is stopping.</exception>
    public ValueTask<Task> Enter(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        if (readings.Count == 0)
        {
            return new ValueTask<Task>(Task.CompletedTask);
        }

        var durable = TryAppend(readings);
        return durable is not null ? new ValueTask<Task>(durable) : EnterLater(readings, cancellationToken);
    }

    /// <summary>Closes the growing segment if it is old, so that it can be shipped.</summary>
    public void RollIfOld()
    {
        lock (_gate)
        {
            _rollAsked = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes no more readings, and returns when those it took are on disk.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
            _room.TrySetResult();
        }

        _writer?.Join();
        _writer = null;
    }

    public void Dispose()
    {
        Stop();
        _segment?.Dispose();
        _segment = null;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async ValueTask<Task> EnterLater(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;
            lock (_gate)
            {
                room = _room.Task;
            }

            if (TryAppend(readings) is { } durable)
            {
                return durable;
            }

            await room.WaitAsync(cancellationToken);
        }
    }

    /// <returns>Null when the batch is full and has to be written first.</returns>
    private Task? TryAppend(IReadOnlyList<AcceptedReading> readings)
    {
        lock (_gate)
        {
            Refuse();
            if (_filling.Bytes >= _options.MaxCommitBytes)
            {
                return null;
            }

            var wakes = _filling.Count == 0;
            _filling.Add(readings);
            if (wakes || _filling.Bytes >= _options.MaxCommitBytes)
            {
                Monitor.PulseAll(_gate);
            }

            return _filling.Durable;
        }
    }

    private void Refuse()
    {
        if (_stopping)
        {
            throw new LogUnavailableException("The silo is stopping.");
        }

        if (_failure is { } failure && _clock.GetElapsedTime(_failedAt) < _options.RecoverAfter)
        {
            throw Unavailable(failure);
        }

        if (Segments.Bytes + _filling.Bytes >= _options.DiskCapBytes)
        {
            throw new LogUnavailableException(
                $"The log in {_folder.Path} takes {Segments.Bytes} bytes and may take {_options.DiskCapBytes} " +
                "(Ingest:DiskCapBytes): segments wait to be shipped.");
        }
    }

    private LogUnavailableException Unavailable(Exception inner) =>
        new($"The log in {_folder.Path} cannot be written: {inner.Message}", inner);

    [LoggerMessage(LogLevel.Warning, "{Path}: cut {Bytes} bytes of a torn, unacknowledged commit; the log goes on at {Position}.")]
    private partial void LogCut(string path, long bytes, long position);

    [LoggerMessage(LogLevel.Error, "{Path}: {Count} readings were not written and are not acknowledged.")]
    private partial void LogWriteFailed(Exception e, string path, int count);

    [LoggerMessage(LogLevel.Information, "{Path}: written to again, from position {Position}.")]
    private partial void LogRecovered(string path, long position);

    [LoggerMessage(LogLevel.Critical, "{Path}: readings from position {Position} on were committed but not routed.")]
    private partial void LogNotRouted(Exception e, string path, long position);
}
