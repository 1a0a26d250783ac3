using System.Globalization;
using CityTwin.WorkOrders;
using CsCheck;
using static CityTwin.Domain.Tests.WorkOrders.ShippedDesk;

namespace CityTwin.Domain.Tests.WorkOrders;

public class WorkingCalendarTests
{
    private const long Hour = 3_600_000;

    private static readonly WorkingCalendar[] Calendars =
        [.. Definition.Calendars.Select(calendar => new WorkingCalendar(calendar)), NewYork()];

    private static readonly WorkingCalendar Office = Calendar("office");

    private static readonly Gen<WorkingCalendar> AnyCalendar = Pick(Calendars);

    private static readonly Gen<long> AnyMoment = Gen.Long[At(2025, 12, 20, 0), At(2027, 12, 31, 0)];

    private static readonly Gen<long> AnyWork = Gen.OneOf(Gen.Long[0, 60 * Hour], Gen.Int[0, 300].Select(h => h * Hour));

    [Fact]
    public void What_is_added_is_what_is_measured() => Gen.Select(AnyCalendar, AnyMoment, AnyWork).Sample((calendar, start, work) =>
        calendar.Between(start, calendar.Add(start, work)) == work);

    [Fact]
    public void The_end_is_the_first_moment_with_so_much_work() => Gen.Select(AnyCalendar, AnyMoment, AnyWork.Where(w => w > 0))
        .Sample((calendar, start, work) => calendar.Between(start, calendar.Add(start, work) - 1) == work - 1);

    [Fact]
    public void More_work_ends_later_and_a_later_start_never_ends_sooner() =>
        Gen.Select(AnyCalendar, AnyMoment, AnyWork, Gen.Long[1, 100 * Hour]).Sample((calendar, start, work, more) =>
            calendar.Add(start, work + more) > calendar.Add(start, work)
            && calendar.Add(start + more, work) >= calendar.Add(start, work));

    [Fact]
    public void Work_in_two_parts_is_the_work_in_one() => Gen.Select(AnyCalendar, AnyMoment, AnyWork, AnyWork)
        .Sample((calendar, start, first, second) =>
            calendar.Add(calendar.Add(start, first), second) == calendar.Add(start, first + second));

    [Fact]
    public void Time_between_adds_up() => Gen.Select(AnyCalendar, AnyMoment, AnyWork, AnyWork).Sample((calendar, a, x, y) =>
        calendar.Between(a, a + x) + calendar.Between(a + x, a + x + y) == calendar.Between(a, a + x + y));

    [Fact]
    public void Never_more_is_worked_than_time_goes_by() => Gen.Select(AnyCalendar, AnyMoment, AnyWork).Sample((calendar, a, x) =>
        calendar.Between(a, a + x) is >= 0 and var worked && worked <= x && calendar.Between(a + x, a) == 0);

    [Fact]
    public void Day_and_night_every_minute_counts() => Gen.Select(AnyMoment, AnyWork).Sample((start, work) =>
        Calendar("always").Add(start, work) == start + work);

    [Theory]

    // Friday 17:00 and two hours: the last of Friday, the first of Monday.
    [InlineData("2026-03-06 17:00", 2, "2026-03-09 09:30")]

    // What ends with the day ends that evening.
    [InlineData("2026-03-06 16:00", 2, "2026-03-06 18:00")]

    // The midday break is not worked; a start within it waits for 14:00.
    [InlineData("2026-03-04 12:30", 1, "2026-03-04 15:00")]

    // Over Spring Festival: Friday 13 Feb 16:00 → 2 h, Saturday 14 Feb is a workday (7.5 h), nine days off, Tuesday 24 Feb.
    [InlineData("2026-02-13 16:00", 10.5, "2026-02-24 09:30")]

    // National Day: Wednesday 30 Sep 17:00 → 1 h, seven days off, Thursday 8 Oct.
    [InlineData("2026-09-30 17:00", 2, "2026-10-08 09:30")]

    // Saturday 10 Oct and Sunday 20 Sep are worked, in exchange.
    [InlineData("2026-10-09 17:00", 2, "2026-10-10 09:30")]
    [InlineData("2026-09-18 18:00", 1, "2026-09-20 09:30")]

    // Labour Day, and the Saturday after it.
    [InlineData("2026-04-30 17:30", 1, "2026-05-06 09:00")]
    [InlineData("2026-05-08 17:30", 1, "2026-05-09 09:00")]

    // New Year: Thursday to Saturday off, Sunday 4 January worked.
    [InlineData("2025-12-31 17:00", 2, "2026-01-04 09:30")]
    [InlineData("2026-12-31 17:00", 2, "2027-01-04 09:30")]
    public void An_office_works_as_the_calendar_of_2026_says(string start, double hours, string end) =>
        Local(Office.Add(Moment(start), (long)(hours * Hour))).ShouldBe(end);

    /// <summary>Days per festival as the State Council arranged them for 2026.</summary>
    [Fact]
    public void In_2026_an_office_works_248_days()
    {
        var worked = Enumerable.Range(0, 365).Select(day => At(2026, 1, 1, 0) + (day * 24 * Hour))
            .Count(midnight => Office.Between(midnight, midnight + (24 * Hour)) > 0);

        // 365 less 104 Saturdays and Sundays, less 19 weekdays off, more 6 days worked in exchange.
        worked.ShouldBe(248);
        Office.Between(At(2026, 1, 1, 0), At(2027, 1, 1, 0)).ShouldBe(worked * Office.WorkingDayMs);
    }

    /// <summary>What of the next year is known before the State Council says more: the festivals that the law names.</summary>
    [Fact]
    public void The_festivals_of_2027_are_where_the_lunar_calendar_has_them()
    {
        var lunar = new ChineseLunisolarCalendar();
        foreach (var day in Enumerable.Range(0, 365).Select(i => new DateTime(2027, 1, 1).AddDays(i)))
        {
            var leap = lunar.GetLeapMonth(lunar.GetYear(day));
            var month = lunar.GetMonth(day);
            month -= leap > 0 && month >= leap ? 1 : 0;
            if ((month, lunar.GetDayOfMonth(day)) is (1, 1) or (1, 2) or (1, 3) or (5, 5) or (8, 15))
            {
                var midnight = At(day.Year, day.Month, day.Day, 0);
                Office.Between(midnight, midnight + (24 * Hour)).ShouldBe(0, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void A_calendar_without_hours_is_refused() => Should.Throw<ArgumentException>(() => new WorkingCalendar(
        new CalendarDefinition { Code = "never", NameZh = "无", NameEn = "Never", WorkingDayMinutes = 450, Week = [] }))
        .Message.ShouldContain("never");

    /// <summary>Clocks change there; a day at work may have 23 or 25 hours.</summary>
    private static WorkingCalendar NewYork() => new(new CalendarDefinition
    {
        Code = "new-york",
        NameZh = "纽约",
        NameEn = "New York",
        TimeZone = "America/New_York",
        WorkingDayMinutes = 600,
        Week = [new WeekHoursDefinition { Days = ["mon", "wed", "sat", "sun"], Hours = ["00:00-02:30", "03:00-24:00"] }],
    });

    private static long Moment(string local) =>
        DateTimeOffset.ParseExact(local + " +08:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static string Local(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(TimeSpan.FromHours(8))
        .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
