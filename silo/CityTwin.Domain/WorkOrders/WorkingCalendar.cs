using System.Collections.Frozen;
using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>
/// Working time of a calendar: what of the time between two moments was worked, and when so much of it will have been.
/// Moments are Unix milliseconds. A day is the calendar's own, in its time zone; where clocks change, hours run from their
/// first moment to their last, whatever the clock did between.
/// </summary>
public sealed class WorkingCalendar
{
    private const long MsPerMinute = 60_000;

    /// <summary>A limit that has not ended after this many days never does: the calendar has no hours left.</summary>
    private const int MaxDays = 36_600;

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly DayHours[][] _week;
    private readonly FrozenDictionary<DateOnly, DayHours[]> _dates;
    private readonly LocalTime _time;

    /// <param name="calendar">One that the city package's check has no complaint of.</param>
    /// <exception cref="ArgumentException">It has no working hours, or hours or a time zone that cannot be read.</exception>
    public WorkingCalendar(CalendarDefinition calendar)
    {
        Code = calendar.Code;
        WorkingDayMs = calendar.WorkingDayMinutes * MsPerMinute;
        _time = new LocalTime(calendar.TimeZone);
        _week = [.. DayNames.Select(name => calendar.Week
            .Where(week => week.Days.Contains(name)).SelectMany(week => Read(calendar.Code, week.Hours)).ToArray())];
        if (_week.All(hours => hours.Length == 0))
        {
            throw new ArgumentException($"Calendar {calendar.Code} has no working hours in its week.", nameof(calendar));
        }

        var dates = new Dictionary<DateOnly, DayHours[]>();
        foreach (var date in calendar.Dates)
        {
            var hours = Read(calendar.Code, date.Hours);
            for (var day = date.From; day <= (date.To ?? date.From); day = day.AddDays(1))
            {
                dates[day] = hours;
            }
        }

        _dates = dates.ToFrozenDictionary();
    }

    public string Code { get; }

    /// <summary>How much working time a limit of one working day has, milliseconds.</summary>
    public long WorkingDayMs { get; }

    /// <summary>
    /// When this much working time from the start on will have been worked: the last moment of it, so that what ends with
    /// a day ends that evening and not the next morning.
    /// </summary>
    /// <param name="startMs">Within working hours or outside them.</param>
    /// <param name="workMs">0 or more; 0 ends at the start itself.</param>
    public long Add(long startMs, long workMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workMs);
        if (workMs == 0)
        {
            return startMs;
        }

        var left = workMs;
        var day = _time.DayOf(startMs);
        for (var i = 0; i < MaxDays; i++, day = day.AddDays(1))
        {
            foreach (var (begin, to) in Worked(day))
            {
                var from = Math.Max(begin, startMs);
                if (to <= from)
                {
                    continue;
                }

                if (to - from >= left)
                {
                    return from + left;
                }

                left -= to - from;
            }
        }

        throw new ArgumentOutOfRangeException(
            nameof(workMs), workMs, $"Calendar {Code} has not so much working time in {MaxDays} days.");
    }

    /// <summary>How much of the time between two moments was working time, milliseconds; 0 when they are the wrong way round.</summary>
    public long Between(long fromMs, long toMs)
    {
        var worked = 0L;
        if (toMs <= fromMs)
        {
            return worked;
        }

        var last = _time.DayOf(toMs);
        for (var day = _time.DayOf(fromMs); day <= last; day = day.AddDays(1))
        {
            foreach (var (from, to) in Worked(day))
            {
                worked += Math.Max(0, Math.Min(to, toMs) - Math.Max(from, fromMs));
            }
        }

        return worked;
    }

    /// <summary>Whether any of a day is working time.</summary>
    public bool IsWorked(DateOnly day) => HoursOf(day).Length > 0;

    private DayHours[] HoursOf(DateOnly day) =>
        _dates.TryGetValue(day, out var hours) ? hours : _week[(int)day.DayOfWeek];

    /// <summary>A day's hours in order and apart: an hour that a clock skips ends in the next, which then begins later.</summary>
    private IEnumerable<(long FromMs, long ToMs)> Worked(DateOnly day)
    {
        var last = long.MinValue;
        foreach (var hours in HoursOf(day))
        {
            var (from, to) = (Math.Max(last, _time.Moment(day, hours.FromMinute)), _time.Moment(day, hours.ToMinute));
            if (to > from)
            {
                yield return (from, to);
                last = to;
            }
        }
    }

    private static DayHours[] Read(string code, IReadOnlyList<string> hours) =>
        [.. hours.Select(text => DayHours.TryParse(text, out var read)
            ? read
            : throw new ArgumentException($"Calendar {code} has the hours '{text}', expected as in 08:30-12:00.", nameof(hours)))];
}
