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
    private readonly ConditionSet[] _conditions;
    private readonly Schedule?[] _schedules;
    private readonly Condition[] _asked;
    private readonly bool _hasGroups;

    public CombinationWatch(CombinationRule rule, LocalDays days)
    {
        Rule = rule;
        _levels = [.. rule.Levels.OrderBy(level => level.Severity)];
        _conditions = [.. _levels.Select(level => new ConditionSet(level))];
        _schedules = [.. _levels.Select(level => Schedule.Of(level.Schedule, rule.Schedule, days))];
        _asked = [.. _levels.SelectMany(level => level.Conditions).DistinctBy(when => (when.Kind, when.Metric, when.Direction))];
        _hasGroups = Array.Exists(_conditions, conditions => conditions.HasGroups);
    }

    public CombinationRule Rule { get; }

    /// <summary>
    /// One word of bits (level on), one word a level: since when it is about to change (0 for not), and where there
    /// are groups one more a level: the number of the group that holds it up.
    /// </summary>
    public int Words => 1 + ((_hasGroups ? 2 : 1) * _levels.Length);

    public Severity Standing(ReadOnlySpan<long> words) => Level(words) is >= 0 and var level ? _levels[level].Severity : Severity.None;

    /// <summary>Event time of the newest value that it asks for.</summary>
    public long NewestMs(CellValues values) => values.NewestMs(_asked);

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
        var newestMs = NewestMs(values);
        var sinceMs = SinceMs(newestMs);
        return newestMs > decidedAtMs && (sinceMs > decidedAtMs || Array.TrueForAll(
            _asked, when => !double.IsNaN(values.Extreme(when, sinceMs))));
    }

    /// <summary>Judges the values held; answers whether the rule turned, and how.</summary>
    public bool Step(CellValues values, Span<long> words, out Turn turn, out string metric)
    {
        var newestMs = NewestMs(values);
        var before = Level(words);
        var graver = false;
        for (var i = _levels.Length - 1; i >= 0; i--)
        {
            graver |= Step(i, values, newestMs, graver, words);
        }

        var after = Level(words);
        turn = default;
        metric = "";
        if (after == before)
        {
            return false;
        }

        var climbed = after > before;
        var why = climbed
            ? _conditions[after].Reached(Held(after, words))
            : _conditions[before].Left(values, SinceMs(newestMs), Held(before, words));
        metric = why.Metric;
        turn = new Turn(newestMs, Standing(words), values.Extreme(why, Episode.Before), climbed ? why.Raise : why.Clear);
        return true;
    }

    /// <param name="graver">A graver level is on: this one cannot be left before it.</param>
    /// <returns>Whether the level is on.</returns>
    private bool Step(int i, CellValues values, long newestMs, bool graver, Span<long> words)
    {
        var (level, bit) = (_levels[i], 1L << i);
        var on = (words[0] & bit) != 0;
        var holds = Holds(i, values, newestMs, on, words);
        ref var since = ref words[1 + i];
        if (on ? holds || graver : !holds || _schedules[i]?.IsOpen(newestMs) == false)
        {
            since = 0;
            return on;
        }

        if (since == 0 || (!on && _schedules[i]?.IsOpenThroughout(since, newestMs) == false))
        {
            since = newestMs == 0 ? 1 : newestMs;
        }

        if (newestMs - since < (on ? level.ClearForSeconds : level.ForSeconds) * MsPerSecond)
        {
            return on;
        }

        since = 0;
        words[0] = on ? words[0] & ~bit : words[0] | ((bit << 1) - 1);
        return !on;
    }

    private bool Holds(int i, CellValues values, long newestMs, bool on, Span<long> words)
    {
        var held = Held(i, words);
        var holds = _conditions[i].Holds(values, SinceMs(newestMs), leaving: on, ref held);
        if (_hasGroups)
        {
            words[1 + _levels.Length + i] = held;
        }

        return holds;
    }

    private long SinceMs(long newestMs) => newestMs - (Rule.WithinSeconds * MsPerSecond);

    private long Held(int level, ReadOnlySpan<long> words) => _hasGroups ? words[1 + _levels.Length + level] : 0;

    /// <summary>The gravest level that is on; -1 for none.</summary>
    private static int Level(ReadOnlySpan<long> words) =>
        words[0] == 0 ? -1 : 63 - (int)ulong.LeadingZeroCount((ulong)words[0]);
}
