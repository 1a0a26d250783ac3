namespace CityTwin.Ledger;

/// <content>How a log finds its end: in storage, and on this silo's disk.</content>
internal sealed partial class DistrictLogGrain
{
    /// <summary>Entries of this disk that have no place in the log yet.</summary>
    private IReadOnlyList<LoggedEvent> _strangers = [];

    /// <summary>
    /// The boards as saved, and what storage has of the log after it. A board of events that storage has lost is of a log
    /// that is no more: it is made anew from the log there is.
    /// </summary>
    private async Task<Journal> Begin(CancellationToken cancellationToken)
    {
        (_boards, _savedAt) = await boards.Load(District, cancellationToken);
        var journal = await journals.Open(District, cancellationToken);
        var isAhead = journal.Head < _savedAt;
        if (isAhead)
        {
            LogBoardAhead(District, _savedAt, journal.Head);
            (_boards, _savedAt) = (boards.Empty(), 0);
        }

        var head = _savedAt;
        while (await journal.Read(head, _options.MaxEntriesPerRead, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                _boards.Note(entry);
            }

            head = page[^1].Entry.Sequence;
        }

        _tail = new LogTail(head);
        _journal = Task.FromResult(journal);
        if (isAhead)
        {
            // Once the log is as long as that board was, nothing would show any more that it was another's.
            _savedAt = -_options.EntriesPerBoardSnapshot;
            await SaveBoard();
        }

        return journal;
    }

    /// <summary>
    /// Takes up what was synced here and not stored. Where storage tells the same story as far as it goes, the rest
    /// follows under the sequences it was told under; where another silo has gone on meanwhile, it has to be told anew.
    /// </summary>
    /// <returns>Entries that have no place yet.</returns>
    private async Task<IReadOnlyList<LoggedEvent>> TakeUp(Journal journal, IReadOnlyList<LoggedEvent> left)
    {
        var stored = _tail.StoredSequence;
        if (left.LastOrDefault(entry => entry.Entry.Sequence <= stored) is { } last)
        {
            var there = await journal.Read(last.Entry.Sequence - 1, max: 1);
            if (there is not [var same] || !IsSame(same, last))
            {
                return left;
            }
        }

        var strangers = new List<LoggedEvent>();
        foreach (var entry in left.Where(entry => entry.Entry.Sequence > stored))
        {
            if (strangers.Count == 0 && entry.Entry.Sequence == _tail.Head + 1)
            {
                _boards.Note(entry);
                _tail.Add(entry);
            }
            else
            {
                strangers.Add(entry);
            }
        }

        if (_tail.Count > 0)
        {
            LogTakenUp(District, _tail.Count);
        }

        return strangers;
    }

    /// <returns>Whether none is left.</returns>
    private async Task<bool> AdoptStrangers()
    {
        if (_strangers.Count == 0)
        {
            return true;
        }

        try
        {
            await Adopt(_strangers);
            _strangers = [];
            return true;
        }
        catch (Exception error)
        {
            LogNotAdopted(District, _strangers.Count, error);
            return false;
        }
    }

    public async Task Adopt(IReadOnlyList<LoggedEvent> entries)
    {
        var appends = new List<Task<IReadOnlyList<long>>>();
        foreach (var entry in entries)
        {
            if (_boards.Standing(entry) is null && _boards.MayBeArchived(entry) && await archive.VersionOf(entry) >= entry.Version)
            {
                continue;
            }

            appends.Add(Append([entry], told: true));
        }

        foreach (var append in appends)
        {
            try
            {
                await append;
            }
            catch (EventOvertakenException)
            {
                // It is in the log already, or another event is in its place.
            }
        }

        // Those that the log had already may have come by an earlier call, and be on their way still.
        await _tail.Until(_tail.Head);
    }

    private static bool IsSame(LoggedEvent a, LoggedEvent b) =>
        (a.Entry.EventId, a.Entry.RecordedAtMs) == (b.Entry.EventId, b.Entry.RecordedAtMs);

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: its boards were saved at {Saved} and storage has events only up to {Head}; they are made anew from those")]
    private partial void LogBoardAhead(City.DivisionCode district, long saved, long head);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Count} events of this disk have no place in it yet; they are offered again")]
    private partial void LogNotAdopted(City.DivisionCode district, int count, Exception error);

    [LoggerMessage(LogLevel.Information, "Log of {District}: {Count} events lay on this disk and are being stored")]
    private partial void LogTakenUp(City.DivisionCode district, int count);
}
