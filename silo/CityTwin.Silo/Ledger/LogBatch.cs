using CityTwin.Alerts;

namespace CityTwin.Ledger;

/// <summary>One write to the log: the appends that go in it, each event sequenced as its alert's next.</summary>
/// <param name="standing">Where an alert stands, or null when the log does not have it at hand.</param>
/// <param name="someLeft">Whether an alert that is not at hand may be in the archive.</param>
/// <param name="head">The log's last sequence before it.</param>
internal sealed class LogBatch(Func<AlertId, AlertState?> standing, bool someLeft, long head)
{
    private readonly List<AlertLogEntry> _entries = [];
    private readonly Dictionary<AlertId, int> _versions = [];
    private readonly List<(PendingAppend Append, long[] Sequences)> _appends = [];

    public IReadOnlyList<AlertLogEntry> Entries => _entries;

    /// <summary>A first append always has room, however long it is.</summary>
    public bool HasRoomFor(PendingAppend append, int maxEntries) =>
        _appends.Count == 0 || _entries.Count + append.Entries.Count <= maxEntries;

    /// <summary>Takes an append, or refuses it to whoever waits for it.</summary>
    public void Join(PendingAppend append)
    {
        var versions = new Dictionary<AlertId, int>();
        foreach (var entry in append.Entries)
        {
            if (Overtaken(entry.Alert, versions) is { } why)
            {
                append.Done.TrySetException(new EventOvertakenException(why));
                return;
            }

            versions[entry.Alert.Id] = entry.Alert.Version;
        }

        var sequences = new long[append.Entries.Count];
        for (var i = 0; i < sequences.Length; i++)
        {
            var entry = append.Entries[i];
            sequences[i] = head + _entries.Count + 1;
            _entries.Add(entry with { Entry = entry.Entry with { Sequence = sequences[i] } });
            _versions[entry.Alert.Id] = entry.Alert.Version;
        }

        _appends.Add((append, sequences));
    }

    public void Complete()
    {
        foreach (var (append, sequences) in _appends)
        {
            append.Done.TrySetResult(sequences);
        }
    }

    public void Fail(Exception error)
    {
        foreach (var (append, _) in _appends)
        {
            append.Done.TrySetException(error);
        }
    }

    /// <summary>Why the event is not its alert's next; null when it is.</summary>
    private string? Overtaken(AlertView alert, Dictionary<AlertId, int> before)
    {
        if (!before.TryGetValue(alert.Id, out var last) && !_versions.TryGetValue(alert.Id, out last))
        {
            // Of an alert that has left the board the archive knows the version, and whoever decided has asked it.
            last = standing(alert.Id)?.View!.Version ?? (someLeft ? alert.Version - 1 : 0);
        }

        return alert.Version == last + 1
            ? null
            : $"{alert.Id} has {last} events in the log: {alert.Version} is not the next.";
    }
}
