using CityTwin.Sensing.Snapshots;

namespace CityTwin.Sensing.Watching;

/// <summary>
/// What a rule remembers of a sensor: two states of its fold, one behind the samples that have left the window, one
/// behind the newest sample. From the first, a late sample can be told in its place and all after it again. There is
/// no array at all until there is something to remember.
/// </summary>
internal struct RuleMemory
{
    private long[]? _words;

    public static RuleMemory Read(ref SnapshotReader from)
    {
        var words = from.Count() is > 0 and var count ? new long[count] : null;
        for (var i = 0; i < words?.Length; i++)
        {
            words[i] = from.Word();
        }

        return new RuleMemory { _words = words };
    }

    public readonly void Write(in SnapshotWriter to)
    {
        to.Integer(_words?.Length ?? 0);
        foreach (var word in _words ?? [])
        {
            to.Word(word);
        }
    }

    public readonly Severity Standing(RuleWatch watch) =>
        _words is null ? Severity.None : watch.Standing(_words.AsSpan(watch.Words));

    /// <summary>Whether what is remembered means the same to a rule as to the one that remembered it.</summary>
    public readonly bool Fits(WatchShape shape, RuleWatch? watch) =>
        watch is not null && watch.Shape == shape && (_words is null || _words.Length == 2 * watch.Words);

    /// <summary>The oldest sample is about to leave the window.</summary>
    public void Leave(RuleWatch watch, in Sample oldest)
    {
        Span<long> scratch = stackalloc long[2 * RuleWatch.MaxWords];
        var words = Open(watch, scratch);
        watch.Step(oldest, words[..watch.Words]);
        Keep(words);
    }

    /// <summary>A sample newer than all: answers whether it turned the rule, and how.</summary>
    public bool Append(RuleWatch watch, in Sample newest, out Turn turn)
    {
        Span<long> scratch = stackalloc long[2 * RuleWatch.MaxWords];
        var words = Open(watch, scratch);
        var now = words[watch.Words..];
        var turned = Step(watch, newest, now, out turn);
        Keep(words);
        return turned;
    }

    /// <summary>A sample newer than all, by which an adopted alert is judged: answers how the rule stands with it.</summary>
    /// <param name="said">How the alert stands, and the rule with it until this sample.</param>
    public Turn Settle(RuleWatch watch, Severity said, in Sample newest)
    {
        Span<long> scratch = stackalloc long[2 * RuleWatch.MaxWords];
        var words = Open(watch, scratch);
        var now = words[watch.Words..];
        if (watch.Standing(now) != said)
        {
            watch.Stand(said, now);
        }

        watch.Step(newest, now);
        var after = watch.Standing(now);
        var (seen, limit) = watch.Why(newest, now, said, after);
        Keep(words);
        return new Turn(newest.TimeMs, after, seen, limit);
    }

    /// <summary>
    /// A sample came late and is in the window now: tells the whole window again and answers the episodes it shows,
    /// oldest first.
    /// </summary>
    public ReadOnlySpan<Episode> Retell(RuleWatch watch, MetricWindow window, Span<Episode> room)
    {
        Span<long> scratch = stackalloc long[2 * RuleWatch.MaxWords];
        var words = Open(watch, scratch);
        var now = words[watch.Words..];
        words[..watch.Words].CopyTo(now);
        var before = watch.Standing(now);
        var count = 0;
        if (before != Severity.None)
        {
            var (seen, limit) = watch.Why(window[window.Count - 1], now, Severity.None, before);
            room[count++] = Episode.FromBefore(new Turn(0, before, seen, limit));
        }

        for (var i = 0; i < window.Count; i++)
        {
            if (!Step(watch, window[i], now, out var turn))
            {
                continue;
            }

            if (count > 0 && room[count - 1].IsOpen)
            {
                room[count - 1].Take(turn);
            }
            else
            {
                room[count++] = new Episode(turn);
            }
        }

        Keep(words);
        return room[..count];
    }

    private static bool Step(RuleWatch watch, in Sample sample, Span<long> now, out Turn turn)
    {
        var before = watch.Standing(now);
        watch.Step(sample, now);
        var after = watch.Standing(now);
        if (after == before)
        {
            turn = default;
            return false;
        }

        var (seen, limit) = watch.Why(sample, now, before, after);
        turn = new Turn(sample.TimeMs, after, seen, limit);
        return true;
    }

    private readonly Span<long> Open(RuleWatch watch, Span<long> scratch)
    {
        if (_words is not null)
        {
            return _words;
        }

        scratch = scratch[..(2 * watch.Words)];
        scratch.Clear();
        return scratch;
    }

    private void Keep(ReadOnlySpan<long> words)
    {
        if (_words is null && words.ContainsAnyExcept(0L))
        {
            _words = words.ToArray();
        }
    }
}
