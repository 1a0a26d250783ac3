namespace CityTwin.Notifications;

/// <summary>Reads a roster: an override holds over the week's pattern, of two of a kind the one that began last.</summary>
public static class DutyRoster
{
    private const int DaysAhead = 8;

    /// <summary>Who is on duty at a moment, in the order they are asked.</summary>
    public static IReadOnlyList<string> At(Roster roster, long ms, CityDay city)
    {
        var once = roster.Overrides.Where(one => one.FromMs <= ms && ms < one.UntilMs).MaxBy(one => one.FromMs);
        if (once is not null)
        {
            return once.People;
        }

        var today = city.DayOf(ms);
        return Turns(roster, today.AddDays(-1), today, city)
            .Where(turn => turn.FromMs <= ms && ms < turn.UntilMs)
            .OrderByDescending(turn => turn.FromMs).FirstOrDefault().People ?? [];
    }

    /// <summary>Who is on duty, and who comes at the next change.</summary>
    public static Duty DutyAt(Roster roster, long ms, CityDay city)
    {
        var now = At(roster, ms, city);
        var today = city.DayOf(ms);
        var changes = Turns(roster, today.AddDays(-1), today.AddDays(DaysAhead), city)
            .SelectMany(turn => new[] { turn.FromMs, turn.UntilMs })
            .Concat(roster.Overrides.SelectMany(one => new[] { one.FromMs, one.UntilMs }))
            .Where(change => change > ms && change <= city.Moment(today.AddDays(DaysAhead), 0))
            .Distinct().Order();
        foreach (var change in changes)
        {
            var then = At(roster, change, city);
            if (!then.SequenceEqual(now))
            {
                return new Duty(now, then, change);
            }
        }

        return new Duty(now, [], null);
    }

    private static IEnumerable<(long FromMs, long UntilMs, IReadOnlyList<string> People)> Turns(
        Roster roster, DateOnly first, DateOnly last, CityDay city)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var weekday = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
            foreach (var shift in roster.Shifts.Where(shift => shift.Days.Contains(weekday)))
            {
                var end = shift.UntilMinute > shift.FromMinute ? day : day.AddDays(1);
                yield return (city.Moment(day, shift.FromMinute), city.Moment(end, shift.UntilMinute), shift.People);
            }
        }
    }
}
