namespace CityTwin.Sensing.Watching;

/// <summary>
/// Where a combination rule stands in one cell. It is decided by the newest values as they are known, at the event time
/// of the newest of them: a value that comes late, behind a newer one of its sensor, is not told to it. Its levels are
/// climbed and left as those of a <see cref="Ladder"/>.
/// </summary>
internal sealed class CombinationWatch
{
    private const long MsPerSecond = 1000;

    private readonly CombinationLevel[] _levels;

    public CombinationWatch(CombinationRule rule)
    {
        Rule = rule;
        _levels = [.. rule.Levels.OrderBy(level => level.Severity)];
    }

    public CombinationRule Rule { get; }

    /// <summary>One word of bits (level on) and one word a level: since when it is about to change; 0 for not.</summary>
    public int Words => 1 + _levels.Length;

    public Severity Standing(ReadOnlySpan<long> words) => Level(words)?.Severity ?? Severity.None;

    /// <summary>Stands at a severity as if values had led there.</summary>
    public void Stand(Severity severity, Span<long> words)
    {
        var levels = Array.FindLastIndex(_levels, level => level.Severity <= severity) + 1;
        words.Clear();
        words[0] = (1L << levels) - 1;
    }

    /// <summary>
    /// Whether the values held can judge what was decided at a time now forgotten: all that is asked for was heard
    /// since, or would have been.
    /// </summary>
    public bool CanJudge(CellValues values, long decidedAtMs)
    {
        var newestMs = values.NewestMs(Rule);
        var sinceMs = newestMs - (Rule.WithinSeconds * MsPerSecond);
        return newestMs > decidedAtMs && (sinceMs > decidedAtMs || Array.TrueForAll(
            _levels, level => level.When.All(when => !double.IsNaN(values.Extreme(when, sinceMs)))));
    }

    /// <summary>Judges the values held; answers whether the rule turned, and how.</summary>
    public bool Step(CellValues values, Span<long> words, out Turn turn, out string metric)
    {
        var newestMs = values.NewestMs(Rule);
        var before = Level(words);
        var held = false;
        for (var i = _levels.Length - 1; i >= 0; i--)
        {
            held |= Step(i, values, newestMs, held, words);
        }

        var after = Level(words);
        turn = default;
        metric = "";
        if (after == before)
        {
            return false;
        }

        // Climbing, the condition named first tells why; stepping down, the one that holds no more.
        var climbed = (after?.Severity ?? Severity.None) > (before?.Severity ?? Severity.None);
        var why = climbed
            ? after!.When[0]
            : Array.Find([.. before!.When], when => !Holds(when, values, newestMs, leaving: true)) ?? before.When[0];
        metric = why.Metric;
        turn = new Turn(
            newestMs, after?.Severity ?? Severity.None, values.Extreme(why, Episode.Before), climbed ? why.Raise : why.Clear);
        return true;
    }

    /// <param name="held">A graver level is on: this one cannot be left before it.</param>
    /// <returns>Whether the level is on.</returns>
    private bool Step(int i, CellValues values, long newestMs, bool held, Span<long> words)
    {
        var (level, bit) = (_levels[i], 1L << i);
        ref var since = ref words[1 + i];
        var on = (words[0] & bit) != 0;
        if ((on && held) || on == Array.TrueForAll([.. level.When], when => Holds(when, values, newestMs, on)))
        {
            since = 0;
            return on;
        }

        since = since != 0 ? since : newestMs == 0 ? 1 : newestMs;
        if (newestMs - since < (on ? level.ClearForSeconds : level.ForSeconds) * MsPerSecond)
        {
            return on;
        }

        since = 0;
        words[0] = on ? words[0] & ~bit : words[0] | ((bit << 1) - 1);
        return !on;
    }

    private CombinationLevel? Level(ReadOnlySpan<long> words) =>
        words[0] == 0 ? null : _levels[63 - (int)ulong.LeadingZeroCount((ulong)words[0])];

    /// <summary>A condition of which nothing recent is known does not hold.</summary>
    private bool Holds(Condition when, CellValues values, long newestMs, bool leaving)
    {
        var sign = when.Direction == Direction.Above ? 1 : -1;
        var value = values.Extreme(when, newestMs - (Rule.WithinSeconds * MsPerSecond));
        return !double.IsNaN(value) && sign * value >= sign * (leaving ? when.Clear : when.Raise);
    }
}
