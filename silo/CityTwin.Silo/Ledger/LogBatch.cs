namespace CityTwin.Ledger;

/// <summary>One write to the log: the appends that go in it, each event sequenced as its entity's next.</summary>
/// <param name="boards">How entities stand that the log has at hand.</param>
/// <param name="head">The log's last sequence before it.</param>
internal sealed class LogBatch(DistrictBoards boards, long head)
{
    private readonly List<LoggedEvent> _entries = [];
    private readonly Dictionary<string, (int Version, LogTrail Trail)> _standing = [];
    private readonly List<(PendingAppend Append, long[] Sequences)> _appends = [];

    public IReadOnlyList<LoggedEvent> Entries => _entries;

    /// <summary>
    /// A first append always has room, however long it is. Behind a window there is none: what it quiets is known once it is on
    /// the board.
    /// </summary>
    public bool HasRoomFor(PendingAppend append, int maxEntries) => _appends.Count == 0
        || (_entries.Count + append.Entries.Count <= maxEntries && _entries[^1].Window is null);

    /// <summary>Takes an append, or refuses it to whoever waits for it.</summary>
    public void Join(PendingAppend append)
    {
        var placed = new List<LoggedEvent>();
        var after = new Dictionary<string, (int Version, LogTrail Trail)>();
        foreach (var logged in append.Entries)
        {
            var entity = logged.Entry.Entity;
            var (version, trail) = after.TryGetValue(entity, out var one) ? one : Standing(logged);
            if (logged.Version != version + 1)
            {
                append.Done.TrySetException(new EventOvertakenException(
                    $"{entity} has {version} events in the log: {logged.Version} is not the next."));
                return;
            }

            if (!append.Told && IsQuietedOtherwise(logged))
            {
                append.Done.TrySetException(new EventOvertakenException(
                    $"{entity} was decided by other alert windows than there are now."));
                return;
            }

            placed.Add(logged.At(head + _entries.Count + placed.Count + 1, trail));
            after[entity] = (logged.Version, placed[^1].Trail);
        }

        _entries.AddRange(placed);
        foreach (var (entity, standing) in after)
        {
            _standing[entity] = standing;
        }

        _appends.Add((append, [.. placed.Select(logged => logged.Entry.Sequence)]));
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

    /// <summary>
    /// Whether a raise was decided beside a window that was opened or closed meanwhile: of the two the log has the first first, so
    /// that behind a window's opening nothing speaks that it covers.
    /// </summary>
    private bool IsQuietedOtherwise(LoggedEvent logged) => logged is { Version: 1, Alert: { } alert }
        && boards.Windows.Quiet(alert.Subject, alert.Rule, alert.Cell, alert.Severity, alert.RaisedAtMs) != alert.Quieted;

    /// <summary>How an event's entity stands before it, with what this batch has of it already.</summary>
    private (int Version, LogTrail Trail) Standing(LoggedEvent logged) =>
        _standing.TryGetValue(logged.Entry.Entity, out var here) ? here
        : boards.Standing(logged) is { } known ? known
        // Of one that has left the board the archive knows the version, and whoever decided has asked it.
        : boards.MayBeArchived(logged) ? (logged.Version - 1, logged.Trail) : (0, LogTrail.Empty);
}
