using CityTwin.City;

namespace CityTwin.Ledger;

/// <content>From an append to the disk and to whoever listens.</content>
internal sealed partial class DistrictLogGrain
{
    private readonly Queue<PendingAppend> _waiting = new();
    private bool _writing;

    public Task<IReadOnlyList<long>> Append(IReadOnlyList<LoggedEvent> entries) => Append(entries, told: false);

    private async Task<IReadOnlyList<long>> Append(IReadOnlyList<LoggedEvent> entries, bool told)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        if (_tail.Count >= _options.MaxUnstoredEntries)
        {
            throw new LogNotWrittenException(District, $"{_tail.Count} events wait for storage, as many as may.");
        }

        var append = new PendingAppend(entries, told);
        _waiting.Enqueue(append);
        if (!_writing)
        {
            WriteAll().Ignore(); // Its failures reach those who wait.
        }

        return await append.Done.Task;
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
        var batch = new LogBatch(_boards, _tail.Head);
        while (_waiting.TryPeek(out var next) && batch.HasRoomFor(next, _options.MaxEntriesPerWrite))
        {
            batch.Join(_waiting.Dequeue());
        }

        if (batch.Entries.Count == 0)
        {
            return;
        }

        try
        {
            ThrowIfOvertaken();
            await spool.Write(batch.Entries);
        }
        catch (Exception error)
        {
            LogFailed(District, batch.Entries.Count, error);
            batch.Fail(new LogNotWrittenException(District, error.Message));
            return;
        }

        foreach (var entry in batch.Entries)
        {
            _tail.Add(entry);
            _boards.Note(entry);
            intake.Note(entry);
        }

        batch.Complete();
        Publish(batch.Entries);
        StoreSoon();
        SaveBoardIfDue();
        if (intake.HasWaiting)
        {
            intake.TakeIn().Ignore(); // What it could not do it does at the next sweep.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Count} events were not written; they are sent again")]
    private partial void LogFailed(DivisionCode district, int count, Exception error);
}
