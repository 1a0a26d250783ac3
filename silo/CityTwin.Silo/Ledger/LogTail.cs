namespace CityTwin.Ledger;

/// <summary>The entries of a district's log that are on disk and on their way to storage, oldest first.</summary>
/// <param name="stored">The last sequence that storage has.</param>
internal sealed class LogTail(long stored)
{
    private readonly List<LoggedEvent> _entries = [];
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();

    /// <summary>The last sequence that storage has.</summary>
    public long StoredSequence { get; private set; } = stored;

    /// <summary>The log's last sequence.</summary>
    public long Head => StoredSequence + _entries.Count;

    public int Count => _entries.Count;

    public void Add(LoggedEvent entry)
    {
        if (entry.Entry.Sequence != Head + 1)
        {
            throw new ArgumentException($"{entry.Entry.EventId} has sequence {entry.Entry.Sequence}, not {Head + 1}.", nameof(entry));
        }

        _entries.Add(entry);
    }

    /// <summary>The next entries that storage is to take, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<LoggedEvent> Next(int max) => _entries[..Math.Min(max, _entries.Count)];

    /// <summary>The entries after a sequence that is at least <see cref="StoredSequence"/>.</summary>
    public IEnumerable<LoggedEvent> After(long sequence) => _entries.Skip((int)(sequence - StoredSequence));

    /// <summary>Storage has everything up to a sequence.</summary>
    public void Stored(long sequence)
    {
        _entries.RemoveRange(0, (int)Math.Clamp(sequence - StoredSequence, 0, _entries.Count));
        StoredSequence = Math.Max(StoredSequence, sequence);
        while (_waiting.TryPeek(out var one, out var until) && until <= StoredSequence)
        {
            _waiting.Dequeue();
            one.TrySetResult();
        }
    }

    /// <summary>Storage has lost what it said it had: these are to be stored again.</summary>
    /// <param name="lost">From the entry after what storage still has, without gaps, to <see cref="StoredSequence"/>.</param>
    public void Lost(IReadOnlyList<LoggedEvent> lost)
    {
        _entries.InsertRange(0, lost);
        StoredSequence -= lost.Count;
    }

    /// <summary>Completes when storage has everything up to a sequence.</summary>
    public Task Until(long sequence)
    {
        if (sequence <= StoredSequence)
        {
            return Task.CompletedTask;
        }

        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(met, sequence);
        return met.Task;
    }
}
