using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Sensing;

/// <summary>The city's days as the schedules of its rules mean them: its time zone, and which days are worked.</summary>
public sealed class LocalDays
{
    private readonly WorkingCalendar? _calendar;

    /// <param name="timeZone">An IANA time zone.</param>
    /// <param name="calendar">Whose working days are workdays; without one they are Monday to Friday.</param>
    /// <exception cref="ArgumentException">The time zone or the calendar cannot be read.</exception>
    public LocalDays(string timeZone, CalendarDefinition? calendar = null)
    {
        Time = new LocalTime(timeZone);
        _calendar = calendar is null ? null : new WorkingCalendar(calendar);
    }

    /// <summary>China's time, its holidays unknown.</summary>
    public static LocalDays China { get; } = new("Asia/Shanghai");

    internal LocalTime Time { get; }

    /// <summary>Whether a date is worked: by the calendar, whatever its weekday.</summary>
    internal bool IsWorkday(DateOnly day) =>
        _calendar?.IsWorked(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
