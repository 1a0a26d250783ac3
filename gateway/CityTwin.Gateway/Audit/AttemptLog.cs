using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Audit;

/// <summary>
/// Keeps refused attempts on disk. Those that come while some are being synced go together in the next write; a refusal is
/// answered when its attempt is synced, or after a while without.
/// </summary>
internal sealed partial class AttemptLog(
    AuditFolder folder, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AttemptLog> log) : IHostedService
{
    private readonly AuditOptions _options = options.Value;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(options.Value.MaxWaiting);
    private readonly CancellationTokenSource _stop = new();
    private AttemptFiles? _files;
    private Task _run = Task.CompletedTask;
    private volatile bool _failing;
    private long _lost;

    /// <summary>Attempts that could not be kept since the start: too many waited, or the disk took none.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Keeps an attempt. It never fails: the caller is refused either way.</summary>
    public async Task Keep(Attempt attempt)
    {
        var waiting = new Waiting(attempt, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_waiting.Writer.TryWrite(waiting))
        {
            Interlocked.Increment(ref _lost);
            LogFull(attempt.Rpc, attempt.Code, _options.MaxWaiting);
            return;
        }

        if (_failing)
        {
            return;
        }

        try
        {
            await waiting.Synced.Task.WaitAsync(_options.WaitAtMost, clock);
        }
        catch (TimeoutException)
        {
            LogLate(attempt.Rpc, _options.WaitAtMost);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _files = new AttemptFiles(folder.Path, _options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Audit:Path: refused attempts cannot be kept in '{folder.Path}': {error.Message} It has to be a folder that this gateway alone can write.",
                error);
        }

        _run = Run(_files);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        try
        {
            await _run.WaitAsync(_options.WriteBeforeStopping, clock, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            LogLeft(_waiting.Reader.Count);
        }

        await _stop.CancelAsync();
        await _run;
        _files?.Dispose();
    }

    private async Task Run(AttemptFiles files)
    {
        await Task.Yield();
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < _options.MaxPerWrite && _waiting.Reader.TryRead(out var one))
            {
                batch.Add(one);
            }

            if (!await Write(files, batch))
            {
                Interlocked.Add(ref _lost, batch.Count + _waiting.Reader.Count);
                return;
            }

            batch.ForEach(waiting => waiting.Synced.TrySetResult());
            batch.Clear();
        }
    }

    /// <summary>Again and again until the disk takes them; false when this gateway stopped first.</summary>
    private async Task<bool> Write(AttemptFiles files, List<Waiting> batch)
    {
        while (true)
        {
            try
            {
                files.Append([.. batch.Select(waiting => waiting.Attempt)]);
                _failing = false;
                return true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _failing = true;
                LogNotWritten(batch.Count, folder.Path, error);
            }

            try
            {
                await Task.Delay(_options.RetryAfter, clock, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A refused attempt on {Rpc} ({Code}) was not kept: {Max} wait already")]
    private partial void LogFull(string rpc, string code, int max);

    [LoggerMessage(LogLevel.Warning, "A refused attempt on {Rpc} was not on disk within {Within}; it follows")]
    private partial void LogLate(string rpc, TimeSpan within);

    [LoggerMessage(LogLevel.Error, "{Count} refused attempts were not written to {Folder}; they are tried again")]
    private partial void LogNotWritten(int count, string folder, Exception error);

    [LoggerMessage(LogLevel.Error, "{Count} refused attempts were not on disk when this gateway stopped")]
    private partial void LogLeft(int count);

    private sealed record Waiting(Attempt Attempt, TaskCompletionSource Synced);
}
