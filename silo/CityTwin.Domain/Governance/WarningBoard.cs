using CityTwin.Warnings;

namespace CityTwin.Governance;

/// <summary>
/// A district's public warnings as its log left them, listed newest first. Drafts and those that hold always stay; those that
/// are over leave after a while.
/// </summary>
/// <param name="keepEndedFor">After it was cancelled or has expired; null for a year.</param>
/// <param name="maxEnded">Ended ones at most.</param>
public sealed class WarningBoard(TimeSpan? keepEndedFor = null, int maxEnded = 5_000)
{
    private readonly Dictionary<WarningId, WarningView> _byId = [];
    private readonly SortedSet<(long AtMs, string Id)> _newest = new(NewestFirst.Instance);
    private readonly SortedSet<(long AtMs, string Id)> _ended = [];
    private readonly SortedSet<(long AtMs, string Id)> _expiring = [];

    /// <summary>By which warning of another authority each of its messages came.</summary>
    private readonly Dictionary<WarningReference, WarningId> _received = [];

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<WarningView> Warnings => _byId.Values;

    public WarningView? Find(WarningId id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes a warning as it stands after an event, unless a newer one is held.</summary>
    public void Apply(WarningView warning)
    {
        if (_byId.TryGetValue(warning.Id, out var held) && held.Version >= warning.Version)
        {
            return;
        }

        Take(warning.Id);
        _byId[warning.Id] = warning;
        _newest.Add((warning.DraftedAtMs, warning.Id.Value));
        if (warning.EndedAtMs is { } ended)
        {
            _ended.Add((ended, warning.Id.Value));
        }

        foreach (var message in MessagesOf(warning))
        {
            _received[message] = warning.Id;
        }

        if (warning.Public)
        {
            _expiring.Add((warning.Content.ExpiresAtMs, warning.Id.Value));
        }
    }

    /// <summary>Takes up what a board before this one kept.</summary>
    public void Restore(IEnumerable<WarningView> warnings)
    {
        foreach (var warning in warnings)
        {
            Apply(warning);
        }
    }

    /// <summary>Warnings whose time has run out, and that have not been told so, the longest over first.</summary>
    /// <param name="passOver">Those that are not to be answered now.</param>
    public IReadOnlyList<WarningId> Due(long nowMs, int max, Func<WarningId, bool>? passOver = null) =>
    [
        .. _expiring.TakeWhile(warning => warning.AtMs <= nowMs).Select(warning => WarningId.Parse(warning.Id))
            .Where(warning => passOver?.Invoke(warning) != true).Take(max),
    ];

    /// <summary>Lets go of the ended warnings whose time here is over.</summary>
    /// <param name="recordedAtMs">The recorded time of the newest event in the log.</param>
    public void Forget(long recordedAtMs)
    {
        var untilMs = recordedAtMs - (long)(keepEndedFor ?? TimeSpan.FromDays(365)).TotalMilliseconds;
        while (_ended.Count > 0 && (_ended.Min.AtMs <= untilMs || _ended.Count > maxEnded))
        {
            Take(WarningId.Parse(_ended.Min.Id));
        }
    }

    /// <summary>The warnings that match, newest first, after <see cref="WarningQuery.After"/>.</summary>
    public WarningPage List(WarningQuery query)
    {
        IEnumerable<(long AtMs, string Id)>? some = query.Messages?.Select(message => _received.TryGetValue(message, out var id) ? id : default)
            .Where(_byId.ContainsKey).Distinct().Select(id => (_byId[id].DraftedAtMs, id.Value)).Order(NewestFirst.Instance);
        WarningView[] found =
        [
            .. (some ?? _newest)
                .SkipWhile(place => query.After is { } after && NewestFirst.Instance.Compare(place, (after.DraftedAtMs, after.Id)) <= 0)
                .Select(place => _byId[WarningId.Parse(place.Id)])
                .Where(warning => Matches(warning, query))
                .Take(query.Max + 1),
        ];
        return new WarningPage(found.Take(query.Max).ToArray(), found.Length > query.Max);
    }

    private static bool Matches(WarningView warning, WarningQuery query) =>
        (query.Area is not { } area || area.Contains(warning.Id.Centre))
        && (query.Public is not { } isPublic || warning.Public == isPublic)
        && (query.Received is not { } received || warning.Origin is not null == received)
        && (query.Exercise is not { } exercise || warning.Exercise == exercise);

    private static IEnumerable<WarningReference> MessagesOf(WarningView warning) => warning.Origin is { } origin
        ? warning.Messages.Select(message => new WarningReference(origin.Sender, message.Identifier))
        : [];

    private void Take(WarningId id)
    {
        if (!_byId.Remove(id, out var held))
        {
            return;
        }

        foreach (var message in MessagesOf(held))
        {
            _received.Remove(message);
        }

        _newest.Remove((held.DraftedAtMs, id.Value));
        _expiring.Remove((held.Content.ExpiresAtMs, id.Value));
        if (held.EndedAtMs is { } ended)
        {
            _ended.Remove((ended, id.Value));
        }
    }
}
