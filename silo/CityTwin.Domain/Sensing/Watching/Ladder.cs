namespace CityTwin.Sensing.Watching;

/// <summary>
/// The levels of a rule as they are climbed and left. Each level is on or off with a hysteresis and a duration of its
/// own, and may be raised only while its schedule is open; reaching a graver level reaches the milder ones too, so that
/// leaving it steps down and does not clear. A level can only be left when no graver one holds, and its clear duration
/// counts from then: an alert passes every level on its way down, each for its <see cref="RuleLevel.ClearForSeconds"/> at
/// least. Levels of no clear duration are left at once.
/// Its memory is one word of bits (level on) and one word a level (since when it is about to change; 0 for not).
/// </summary>
internal sealed class Ladder
{
    private const long MsPerSecond = 1000;

    private readonly RuleLevel[] _levels;
    private readonly Schedule?[] _schedules;
    private readonly int _sign;

    public Ladder(
        IReadOnlyList<RuleLevel> levels, Direction direction, IReadOnlyList<ScheduleWindow> schedule, LocalDays days)
    {
        _levels = [.. levels.OrderBy(level => level.Severity)];
        _schedules = [.. _levels.Select(level => Schedule.Of(level.Schedule, schedule, days))];
        _sign = direction == Direction.Above ? 1 : -1;
    }

    public int Words => 1 + _levels.Length;

    public Severity Standing(ReadOnlySpan<long> words) =>
        words[0] == 0 ? Severity.None : _levels[63 - (int)ulong.LeadingZeroCount((ulong)words[0])].Severity;

    /// <summary>Turns on the gravest level up to a severity and those below it; no change is about to happen.</summary>
    public void Stand(Severity severity, Span<long> words)
    {
        var levels = Array.FindLastIndex(_levels, level => level.Severity <= severity) + 1;
        words[..Words].Clear();
        words[0] = (1L << levels) - 1;
    }

    public void Step(double value, long timeMs, Span<long> words)
    {
        // The word 0 stands for "not about to change", so the one instant 0 is taken for the next.
        var at = timeMs == 0 ? 1 : timeMs;
        var held = false;
        for (var i = _levels.Length - 1; i >= 0; i--)
        {
            ref var since = ref words[1 + i];
            var on = (words[0] & (1L << i)) != 0;
            var turns = on ? _sign * value < _sign * _levels[i].Clear : _sign * value >= _sign * _levels[i].Raise && _schedules[i]?.IsOpen(timeMs) != false;
            if (!turns || (on && held))
            {
                since = 0;
                held |= on;
                continue;
            }

            since = since == 0 || (!on && _schedules[i]?.IsOpenThroughout(since, timeMs) == false) ? at : since;
            var duration = on ? _levels[i].ClearForSeconds : _levels[i].ForSeconds;
            if (at - since < duration * MsPerSecond)
            {
                held |= on;
                continue;
            }

            since = 0;
            if (on)
            {
                words[0] &= ~(1L << i);
                continue;
            }

            words[0] |= (1L << (i + 1)) - 1;
            words.Slice(1, i).Clear();
            return;
        }
    }

    /// <summary>The level that was held against: the one reached, or on the way down the one left.</summary>
    public double Limit(Severity from, Severity to)
    {
        var climbed = to > from;
        var level = Array.Find(_levels, level => level.Severity == (climbed ? to : from));
        return level is null ? double.NaN : climbed ? level.Raise : level.Clear;
    }
}
