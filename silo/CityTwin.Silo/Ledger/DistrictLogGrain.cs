using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Locality;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace CityTwin.Ledger;

/// <summary>
/// Sequences, persists, then publishes. Appends that arrive while one is being written go together in the next write.
/// </summary>
/// <remarks>
/// Reentrant, so that reading and joining the next write need not wait for storage. The fields are touched only
/// between awaits, and only <see cref="WriteAll"/> moves the head.
/// </remarks>
[GrainType("district-log"), KeepAlive, Reentrant]
internal sealed partial class DistrictLogGrain(
    Residents residents,
    JournalStore journals,
    BoardStore boards,
    IOptions<LedgerOptions> options,
    TimeProvider clock,
    ILogger<DistrictLogGrain> log) : PlacedGrain(residents), IDistrictLogGrain
{
    private readonly LedgerOptions _options = options.Value;
    private readonly Queue<PendingAppend> _waiting = new();
    private readonly ObserverManager<IDistrictLogObserver> _observers = new(options.Value.SubscriptionLasts, log)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    private Task<Journal>? _journal;
    private AlertBoard _board = new();
    private long _head;
    private long _savedAt;
    private bool _writing;
    private bool _saving;

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        (_board, _head) = await boards.Load(District, cancellationToken);
        _savedAt = _head;
        await Journal();
    }

    public async Task<IReadOnlyList<long>> Append(IReadOnlyList<AlertLogEntry> entries)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var append = new PendingAppend(entries);
        _waiting.Enqueue(append);
        if (!_writing)
        {
            WriteAll().Ignore(); // Its failures reach those who wait.
        }

        return await append.Done.Task;
    }

    public async Task<LogPage> Read(long afterSequence, int max) => new(
        afterSequence >= _head
            ? []
            : await (await Journal()).Read(
                Math.Max(0, afterSequence), Math.Clamp(max, 1, _options.MaxEntriesPerRead)),
        _head);

    public Task<long> Head() => Task.FromResult(_head);

    public Task<long> Subscribe(IDistrictLogObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(_head);
    }

    public Task Unsubscribe(IDistrictLogObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task<AlertPage> ListAlerts(AlertQuery query) =>
        Task.FromResult(_board.List(query with { Max = Math.Clamp(query.Max, 1, _options.MaxAlertsPerPage) }));

    /// <summary>The journal, read up to its end.</summary>
    private async Task<Journal> Journal()
    {
        var opening = _journal ??= Open();
        try
        {
            return await opening;
        }
        catch
        {
            _journal = _journal == opening ? null : _journal;
            throw;
        }
    }

    private async Task<Journal> Open()
    {
        var journal = await journals.Open(District);
        while (await journal.Read(_head, _options.MaxEntriesPerRead) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                Note(entry);
            }

            Publish(page);
        }

        return journal;
    }

    private async Task WriteAll()
    {
        _writing = true;
        try
        {
            while (_waiting.Count > 0)
            {
                await WriteNext();
            }
        }
        finally
        {
            _writing = false;
        }
    }

    private async Task WriteNext()
    {
        var batch = new LogBatch();
        try
        {
            var journal = await Journal();
            batch.Begin(_head);
            while (_waiting.TryPeek(out var next) && batch.HasRoomFor(next, _options.MaxEntriesPerWrite))
            {
                batch.Join(_waiting.Dequeue());
                batch.Sequence(await Known(next));
            }

            if (batch.Entries.Count > 0)
            {
                await journal.Append(batch.Entries);
            }
        }
        catch (Exception error)
        {
            // What was written is not known: whoever comes next reads the log's end again.
            _journal = null;
            LogFailed(District, batch.Entries.Count, error);
            var failure = new LogNotWrittenException(District, error);
            batch.Fail(failure);
            while (_waiting.TryDequeue(out var waiting))
            {
                waiting.Done.TrySetException(failure);
            }

            return;
        }

        foreach (var entry in batch.Entries)
        {
            Note(entry);
        }

        batch.Complete();
        Publish(batch.Entries);
        if (!_saving && _head - _savedAt >= _options.EntriesPerBoardSnapshot)
        {
            SaveBoard().Ignore(); // Appends do not wait for it.
        }
    }

    private void Note(AlertLogEntry entry)
    {
        _head = entry.Entry.Sequence;
        _board.Apply(entry.Alert, entry.Entry.Sequence);
        _board.Forget(entry.Entry.RecordedAtMs);
    }

    private void Publish(IReadOnlyList<AlertLogEntry> entries)
    {
        if (entries.Count > 0)
        {
            var district = District;
            _observers.Notify(observer => observer.OnAppended(district, entries)).Ignore();
        }
    }

    /// <summary>For each entry the sequence it already has, or null. The board knows; it says when to look in the log.</summary>
    private async Task<long?[]> Known(PendingAppend append)
    {
        var known = new long?[append.Entries.Count];
        for (var i = 0; i < known.Length; i++)
        {
            var entry = append.Entries[i];
            var (sequence, mayBeInLog) = _board.Locate(entry.Alert);
            known[i] = sequence ?? (mayBeInLog ? await SearchBack(entry.Entry.EventId) : null);
        }

        return known;
    }

    /// <summary>
    /// For events older than the board remembers: an alert of very many steps, or one that left the board before its
    /// events were known to be in the log.
    /// </summary>
    private async Task<long?> SearchBack(string eventId)
    {
        var journal = await Journal();
        for (var until = _head; until > 0;)
        {
            var after = Math.Max(0, until - _options.MaxEntriesPerRead);
            var page = await journal.Read(after, (int)(until - after));
            if (page.FirstOrDefault(entry => entry.Entry.EventId == eventId) is { } found)
            {
                return found.Entry.Sequence;
            }

            until = after;
        }

        return null;
    }

    private async Task SaveBoard()
    {
        _saving = true;
        var before = _savedAt;
        _savedAt = _head;
        try
        {
            await boards.Save(District, _board, _head);
        }
        catch (Exception error)
        {
            // A start only reads a longer tail. The next write tries again.
            _savedAt = before;
            LogBoardNotSaved(District, error);
        }
        finally
        {
            _saving = false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Count} events were not written; they are sent again")]
    private partial void LogFailed(DivisionCode district, int count, Exception error);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: its alert board was not saved")]
    private partial void LogBoardNotSaved(DivisionCode district, Exception error);
}
