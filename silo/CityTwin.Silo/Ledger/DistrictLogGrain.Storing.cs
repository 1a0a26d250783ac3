using CityTwin.City;
using Orleans.Storage;

namespace CityTwin.Ledger;

/// <content>From the disk to storage.</content>
internal sealed partial class DistrictLogGrain
{
    private readonly CancellationTokenSource _ending = new();

    /// <summary>What storage took, and when, and the disk still keeps.</summary>
    private readonly Queue<(long AtMs, long Sequence)> _settling = new();

    private Task<Journal>? _journal;
    private Task _storing = Task.CompletedTask;
    private bool _overtaken;

    private void StoreSoon()
    {
        if (_storing.IsCompleted && _tail.Count > 0 && !_overtaken)
        {
            _storing = StoreAll();
        }
    }

    /// <summary>While storage does not answer it is asked again and again; the entries are safe on the disk.</summary>
    private async Task StoreAll()
    {
        while (_tail.Count > 0 && !_overtaken && !_ending.IsCancellationRequested)
        {
            try
            {
                await StoreNext();
            }
            catch (Exception error)
            {
                if (!_overtaken)
                {
                    LogNotStored(District, _tail.Count, error);
                    await Task.Delay(_options.StoreAgainAfter, clock, _ending.Token)
                        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                }
            }
        }
    }

    private async Task StoreNext()
    {
        var journal = await Journal();
        if (_tail.Next(_options.MaxEntriesPerWrite) is { Count: > 0 } next)
        {
            var opened = _journal;
            try
            {
                await journal.Append(next);
            }
            catch
            {
                // What was stored is not known: storage's end is read again before anything else is stored.
                _journal = _journal == opened ? null : _journal;
                throw;
            }

            HasStored(next[^1].Entry.Sequence);
        }
    }

    private void HasStored(long sequence)
    {
        _tail.Stored(sequence);
        _settling.Enqueue((NowMs, sequence));
    }

    /// <summary>The log in storage, whose end is that of what is stored.</summary>
    private async Task<Journal> Journal()
    {
        var opening = _journal ??= Reopen();
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

    private async Task<Journal> Reopen()
    {
        ThrowIfOvertaken();
        var journal = await journals.Open(District, _ending.Token);
        if (journal.Head > _tail.StoredSequence)
        {
            await TakeAsStored(journal);
        }
        else if (journal.Head < _tail.StoredSequence)
        {
            StoreAnew(journal.Head);
        }

        return journal;
    }

    /// <summary>Storage has more than it said: what was sent last did arrive. If it is another's, the log is another's.</summary>
    private async Task TakeAsStored(Journal journal)
    {
        while (journal.Head > _tail.StoredSequence)
        {
            var there = await journal.Read(_tail.StoredSequence, _options.MaxEntriesPerRead, _ending.Token);
            var ours = _tail.Next(there.Count);
            if (there.Count == 0 || ours.Count < there.Count || !there.Zip(ours).All(pair => IsSame(pair.First, pair.Second)))
            {
                _overtaken = true;
                DeactivateOnIdle();
                LogOvertaken(District, _tail.StoredSequence, journal.Head, _tail.Count);
                ThrowIfOvertaken();
            }

            HasStored(there[^1].Entry.Sequence);
        }
    }

    /// <summary>Storage has less than it said: the disk still has the rest.</summary>
    private void StoreAnew(long head)
    {
        var lost = spool.Of(District)
            .Where(entry => entry.Entry.Sequence > head && entry.Entry.Sequence <= _tail.StoredSequence)
            .ToList();
        if (lost.Count != _tail.StoredSequence - head)
        {
            // It cannot be healed here: the log begins again from what storage has, and what the disk has is told anew.
            _overtaken = true;
            DeactivateOnIdle();
            throw new InvalidDataException(
                $"Storage has lost the log of {District} after sequence {head}: it had said that it had up to " +
                $"{_tail.StoredSequence}, and of that the disk has only {lost.Count} events.");
        }

        LogLost(District, lost.Count);
        _tail.Lost(lost);
        _settling.Clear();
    }

    /// <summary>What storage has had for long enough, and still has, leaves the disk.</summary>
    private async Task Settle()
    {
        StoreSoon();
        if (!await AdoptStrangers())
        {
            return; // Their place on the disk is not to be given up, and it is by sequence that it would be.
        }

        var until = NowMs - (long)_options.SettleFor.TotalMilliseconds;
        var settled = 0L;
        while (_settling.TryPeek(out var oldest) && oldest.AtMs <= until)
        {
            settled = _settling.Dequeue().Sequence;
        }

        if (settled == 0)
        {
            return;
        }

        try
        {
            if (await (await Journal()).IsWhole(_ending.Token))
            {
                spool.Forget(District, settled);
                return;
            }

            _journal = null;
            await Journal();
            StoreSoon();
        }
        catch (Exception error)
        {
            _settling.Enqueue((NowMs, settled));
            LogNotStored(District, _tail.Count, error);
        }
    }

    private async Task StopStoring(CancellationToken cancellationToken)
    {
        StoreSoon();
        await _storing.WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await _ending.CancelAsync();
    }

    private void ThrowIfOvertaken()
    {
        if (_overtaken)
        {
            throw new InconsistentStateException($"Another silo writes the log of {District}.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log of {District}: {Count} events are on disk and not in storage; they are stored again")]
    private partial void LogNotStored(DivisionCode district, int count, Exception error);

    [LoggerMessage(LogLevel.Warning, "Log of {District}: storage lost {Count} events that it had; they are stored again")]
    private partial void LogLost(DivisionCode district, int count);

    [LoggerMessage(LogLevel.Warning,
        "Log of {District}: another silo wrote it after sequence {Stored}, up to {Head}; {Count} events of this disk are offered to it")]
    private partial void LogOvertaken(DivisionCode district, long stored, long head, int count);
}
