namespace CityTwin.Ledger;

/// <summary>One write to the log: the appends that go in it, each event sequenced once.</summary>
internal sealed class LogBatch
{
    private readonly List<AlertLogEntry> _entries = [];
    private readonly Dictionary<string, long> _sequences = [];
    private readonly List<PendingAppend> _appends = [];
    private readonly List<long[]> _answers = [];
    private long _head;

    public IReadOnlyList<AlertLogEntry> Entries => _entries;

    /// <summary>A first append always has room, however long it is.</summary>
    public bool HasRoomFor(PendingAppend append, int maxEntries) =>
        _appends.Count == 0 || _entries.Count + append.Entries.Count <= maxEntries;

    /// <param name="head">The last sequence before it.</param>
    public void Begin(long head) => _head = head;

    public void Join(PendingAppend append) => _appends.Add(append);

    /// <summary>Gives the entries of the append that joined last their sequences.</summary>
    /// <param name="known">For each the sequence it already has in the log, or null.</param>
    public void Sequence(IReadOnlyList<long?> known)
    {
        var entries = _appends[^1].Entries;
        var answer = new long[entries.Count];
        for (var i = 0; i < answer.Length; i++)
        {
            answer[i] = known[i] ?? SequenceOf(entries[i]);
        }

        _answers.Add(answer);
    }

    public void Complete()
    {
        for (var i = 0; i < _appends.Count; i++)
        {
            _appends[i].Done.TrySetResult(_answers[i]);
        }
    }

    public void Fail(Exception error)
    {
        foreach (var append in _appends)
        {
            append.Done.TrySetException(error);
        }
    }

    private long SequenceOf(AlertLogEntry entry)
    {
        if (_sequences.TryGetValue(entry.Entry.EventId, out var twice))
        {
            return twice;
        }

        var sequence = _head + _entries.Count + 1;
        _entries.Add(entry with { Entry = entry.Entry with { Sequence = sequence } });
        _sequences[entry.Entry.EventId] = sequence;
        return sequence;
    }
}
