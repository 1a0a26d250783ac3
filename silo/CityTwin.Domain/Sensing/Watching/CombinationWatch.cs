namespace CityTwin.Sensing.Watching;

/// <summary>
/// Where a combination rule stands in one cell. It is decided by the newest values as they are known, at the event time
/// of the newest of them: a value that comes late, behind a newer one of its sensor, is not told to it.
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

    /// <summary>One word of bits (level on) and one word a level: since when its conditions hold; 0 for not.</summary>
    public int Words => 1 + _levels.Length;

    public Severity Standing(ReadOnlySpan<long> words) => Level(words)?.Severity ?? Severity.None;

    /// <summary>Stands at a severity as if values had led there.</summary>
    /// <param name="sinceMs">Since when the conditions are taken to hold.</param>
    public void Stand(Severity severity, long sinceMs, Span<long> words)
    {
        var levels = Array.FindLastIndex(_levels, level => level.Severity <= severity) + 1;
        words.Clear();
        words[0] = (1L << levels) - 1;
        words.Slice(1, levels).Fill(sinceMs == 0 ? 1 : sinceMs);
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
        for (var i = 0; i < _levels.Length; i++)
        {
            Step(i, values, newestMs, words);
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

    private void Step(int i, CellValues values, long newestMs, Span<long> words)
    {
        var (level, bit) = (_levels[i], 1L << i);
        var on = (words[0] & bit) != 0;
        if (!Array.TrueForAll([.. level.When], when => Holds(when, values, newestMs, on)))
        {
            words[0] &= ~bit;
            words[1 + i] = 0;
            return;
        }

        words[1 + i] = words[1 + i] != 0 ? words[1 + i] : newestMs == 0 ? 1 : newestMs;
        if (newestMs - words[1 + i] >= level.ForSeconds * MsPerSecond)
        {
            words[0] |= bit;
        }
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
