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
    private readonly RecentEvents _recent = new(options.Value.RecentEvents);
    private readonly ObserverManager<IDistrictLogObserver> _observers = new(options.Value.SubscriptionLasts, log)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    private Task<Journal>? _journal;
    private AlertBoard _board = new();
    private long _head;
    private long _savedAt;
    private bool _writing;

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
        await SaveBoard();
    }

    private void Note(AlertLogEntry entry)
    {
        _head = entry.Entry.Sequence;
        _recent.Add(entry.Entry);
        _board.Apply(entry.Alert);
    }

    private void Publish(IReadOnlyList<AlertLogEntry> entries)
    {
        if (entries.Count > 0)
        {
            var district = District;
            _observers.Notify(observer => observer.OnAppended(district, entries)).Ignore();
        }
    }

    /// <summary>For each entry the sequence it already has, or null. The board's version says whether to look.</summary>
    private async Task<long?[]> Known(PendingAppend append)
    {
        var known = new long?[append.Entries.Count];
        for (var i = 0; i < known.Length; i++)
        {
            var entry = append.Entries[i];
            known[i] = _recent.Find(entry.Entry.EventId);
            if (known[i] is null && _board.Find(entry.Alert.Id) is { } held && held.Version >= entry.Alert.Version)
            {
                known[i] = await Search(entry.Entry.EventId);
            }
        }

        return known;
    }

    private async Task<long?> Search(string eventId)
    {
        var journal = await Journal();
        var after = 0L;
        while (await journal.Read(after, _options.MaxEntriesPerRead) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                if (entry.Entry.EventId == eventId)
                {
                    return entry.Entry.Sequence;
                }
            }

            after = page[^1].Entry.Sequence;
        }

        return null;
    }

    private async Task SaveBoard()
    {
        if (_head - _savedAt < _options.EntriesPerBoardSnapshot)
        {
            return;
        }

        _savedAt = _head;
        try
        {
            await boards.Save(District, _board, _head);
        }
        catch (Exception error)
        {
            // A start only reads a longer tail. The next round tries again.
            LogBoardNotSaved(District, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Count} events were not written; they are sent again")]
    private partial void LogFailed(DivisionCode district, int count, Exception error);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: its alert board was not saved")]
    private partial void LogBoardNotSaved(DivisionCode district, Exception error);
}
