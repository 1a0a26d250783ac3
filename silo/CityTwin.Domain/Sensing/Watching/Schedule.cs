namespace CityTwin.Sensing.Watching;

/// <summary>
/// When a level may be raised: windows of local time, in event time. Windows that touch or overlap are one stretch, over
/// midnight too; what lasts must last within one stretch.
/// </summary>
internal sealed class Schedule
{
    /// <summary>Nothing is looked for further ahead, and nothing lasts longer, than this many days.</summary>
    public const int MaxDays = 400;

    private const long MsPerDay = 86_400_000;

    // Event times that no calendar has days for are outside every window.
    private static readonly long _firstMs = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long _lastMs = new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly LocalDays _days;
    private readonly (HashSet<string> Days, int From, int Until)[] _windows;

    private Schedule(IReadOnlyList<ScheduleWindow> windows, LocalDays days)
    {
        _days = days;
        _windows = [.. windows.Select(window => window.TryRead(out var from, out var until)
            ? (window.Days.ToHashSet(), from, until)
            : throw new ArgumentException($"A schedule goes from '{window.From}' until '{window.Until}'.", nameof(windows)))];
    }

    /// <summary>The schedule of a level, or of the rule where the level has none; null for any time.</summary>
    public static Schedule? Of(
        IReadOnlyList<ScheduleWindow> level, IReadOnlyList<ScheduleWindow> rule, LocalDays days) =>
        level.Count > 0 ? new Schedule(level, days) : rule.Count > 0 ? new Schedule(rule, days) : null;

    public bool IsOpen(long ms) => EndOf(ms) is not null;

    /// <summary>Whether it is open from one moment to another without a break.</summary>
    public bool IsOpenThroughout(long fromMs, long toMs)
    {
        if (toMs - fromMs > MaxDays * MsPerDay)
        {
            return false;
        }

        long? at = fromMs;
        while (at <= toMs)
        {
            at = EndOf(at.Value);
        }

        return at is not null;
    }

    /// <summary>The first moment at which it has been open for so long since a moment; never is <see cref="long.MaxValue"/>.</summary>
    public long FirstAfter(long fromMs, long durationMs)
    {
        var lastMs = fromMs + (MaxDays * MsPerDay);
        for (var at = NextOpen(fromMs, lastMs); at < lastMs; at = NextOpen(at, lastMs))
        {
            var began = at;
            while (EndOf(at) is { } end)
            {
                if (began + durationMs < end)
                {
                    return began + durationMs;
                }

                at = end;
            }
        }

        return long.MaxValue;
    }

    /// <summary>The stretch that a moment is in, looked for no further than so long before and after it; null outside of all.</summary>
    public (long FromMs, long UntilMs)? StretchAt(long ms, long withinMs)
    {
        if (WindowAt(ms) is not { } window)
        {
            return null;
        }

        var (fromMs, untilMs) = window;
        while (untilMs < ms + withinMs && WindowAt(untilMs) is { } later)
        {
            untilMs = later.EndsMs;
        }

        while (fromMs > ms - withinMs && WindowAt(fromMs - 1) is { } earlier)
        {
            fromMs = earlier.BeginsMs;
        }

        return (Math.Max(fromMs, ms - withinMs), Math.Min(untilMs, ms + withinMs));
    }

    /// <summary>The moment itself when it is open then, or when the next window begins.</summary>
    private long NextOpen(long fromMs, long lastMs)
    {
        if (fromMs < _firstMs || lastMs > _lastMs)
        {
            return lastMs;
        }

        if (IsOpen(fromMs))
        {
            return fromMs;
        }

        var last = _days.Time.DayOf(lastMs);
        for (var day = _days.Time.DayOf(fromMs); day <= last; day = day.AddDays(1))
        {
            var next = long.MaxValue;
            foreach (var (begins, ends) in Of(day))
            {
                next = begins > fromMs && ends > begins ? Math.Min(next, begins) : next;
            }

            if (next < long.MaxValue)
            {
                return next;
            }
        }

        return lastMs;
    }

    private long? EndOf(long ms) => WindowAt(ms)?.EndsMs;

    /// <summary>The first beginning and the last end of the windows that a moment is in; null for none.</summary>
    private (long BeginsMs, long EndsMs)? WindowAt(long ms)
    {
        if (ms < _firstMs || ms > _lastMs)
        {
            return null;
        }

        (long BeginsMs, long EndsMs)? widest = null;
        var today = _days.Time.DayOf(ms);
        for (var day = today.AddDays(-1); day <= today; day = day.AddDays(1))
        {
            foreach (var (begins, ends) in Of(day))
            {
                widest = !(begins <= ms && ms < ends) ? widest
                    : widest is { } window ? (Math.Min(window.BeginsMs, begins), Math.Max(window.EndsMs, ends)) : (begins, ends);
            }
        }

        return widest;
    }

    private IEnumerable<(long BeginsMs, long EndsMs)> Of(DateOnly day)
    {
        foreach (var (days, from, until) in _windows)
        {
            if (days.Contains(DayNames[(int)day.DayOfWeek])
                || days.Contains(_days.IsWorkday(day) ? ScheduleWindow.Workday : ScheduleWindow.Holiday))
            {
                yield return (_days.Time.Moment(day, from), _days.Time.Moment(day, until));
            }
        }
    }
}
