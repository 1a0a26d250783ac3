using CityTwin.City;
using Orleans.Storage;

namespace CityTwin.Ledger;

/// <content>From the disk to storage.</content>
internal sealed partial class DistrictLogGrain
{
    private readonly CancellationTokenSource _ending = new();

    /// <summary>The last entry of what storage took, and when; the disk still keeps it.</summary>
    private readonly Queue<(long AtMs, LoggedEvent Last)> _settling = new();

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

            HasStored(next[^1]);
        }
    }

    private void HasStored(LoggedEvent last)
    {
        _tail.Stored(last.Entry.Sequence);
        _settling.Enqueue((NowMs, last));
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
                GiveUp(_tail.StoredSequence, journal.Head);
                ThrowIfOvertaken();
            }

            HasStored(ours[^1]);
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
        LoggedEvent? settled = null;
        while (_settling.TryPeek(out var oldest) && oldest.AtMs <= until)
        {
            settled = _settling.Dequeue().Last;
        }

        if (settled is null)
        {
            return;
        }

        try
        {
            await Settle(settled);
        }
        catch (Exception error)
        {
            _settling.Enqueue((NowMs, settled));
            LogNotStored(District, _tail.Count, error);
        }
    }

    /// <summary>It is read back: how long storage's log is does not say whose entries are in it.</summary>
    private async Task Settle(LoggedEvent settled)
    {
        var there = await ReadBack(settled.Entry.Sequence);
        if (there is null)
        {
            StoreSoon(); // Lost, which its end has shown: it waits to be stored again.
        }
        else if (IsSame(there, settled))
        {
            spool.Forget(District, settled.Entry.Sequence);
        }
        else
        {
            GiveUp(settled.Entry.Sequence - 1, there.Entry.Sequence);
        }
    }

    /// <summary>An entry as storage has it now, or null when its log is shorter than that.</summary>
    private async Task<LoggedEvent?> ReadBack(long sequence)
    {
        var journal = await Journal();
        var opened = _journal;
        try
        {
            return await journal.Find(sequence, _ending.Token);
        }
        catch (Exception) when (!_ending.IsCancellationRequested)
        {
            // It is not where it was put: where the log in storage ends is read again.
            _journal = _journal == opened ? null : _journal;
            return await (await Journal()).Find(sequence, _ending.Token);
        }
    }

    /// <summary>Another silo writes the log: what of this disk it lacks is offered to it.</summary>
    private void GiveUp(long stored, long head)
    {
        _overtaken = true;
        DeactivateOnIdle();
        LogOvertaken(District, stored, head, _tail.Count);
    }

    /// <summary>The log is waited for elsewhere, and storage may be away: what it does not take soon stays on the disk.</summary>
    private async Task StopStoring(CancellationToken cancellationToken)
    {
        StoreSoon();
        await _storing.WaitAsync(_options.StoreBeforeLeaving, clock, cancellationToken)
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
