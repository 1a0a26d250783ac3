using CityTwin.Sensing;
using CityTwin.Sensing.Watching;
using CityTwin.WorkOrders;
using CsCheck;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>When a schedule is open, in the city's local time.</summary>
public class ScheduleTests
{
    private const long Minute = 60_000;

    private static readonly string[] EveryDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>2026 as the State Council arranged it, in part: New Year's Day is free, the Sunday after is worked.</summary>
    private static readonly LocalDays Days = new("Asia/Shanghai", new CalendarDefinition
    {
        Code = "office", NameZh = "", NameEn = "", WorkingDayMinutes = 480,
        Week = [new WeekHoursDefinition { Days = EveryDay[..5], Hours = ["08:30-17:30"] }],
        Dates =
        [
            new DateHoursDefinition { From = new(2026, 1, 1), To = new(2026, 1, 3), NameZh = "", NameEn = "" },
            new DateHoursDefinition { From = new(2026, 1, 4), NameZh = "", NameEn = "", Hours = ["08:30-17:30"] },
        ],
    });

    [Theory]
    [InlineData("2026-01-14 06:59:59.999", false)]
    [InlineData("2026-01-14 07:00:00.000", true)]
    [InlineData("2026-01-14 08:59:59.999", true)]
    [InlineData("2026-01-14 09:00:00.000", false)]
    [InlineData("2026-01-14 16:59:59.999", false)]
    [InlineData("2026-01-14 17:00:00.000", true)]
    [InlineData("2026-01-17 08:00:00.000", false)]
    public void The_first_moment_is_in_it_and_the_last_is_not_several_times_a_day(string local, bool open) =>
        Of(Window("mon tue wed thu fri", "07:00", "09:00"), Window("mon tue wed thu fri", "17:00", "19:00"))
            .IsOpen(Ms(local)).ShouldBe(open);

    [Theory]
    [InlineData("2026-01-16 21:59:59.999", false)]
    [InlineData("2026-01-16 22:00:00.000", true)]
    [InlineData("2026-01-17 00:00:00.000", true)]
    [InlineData("2026-01-17 05:59:59.999", true)]
    [InlineData("2026-01-17 06:00:00.000", false)]
    [InlineData("2026-01-17 22:00:00.000", false)]
    [InlineData("2026-01-16 05:00:00.000", false)]
    public void Over_midnight_it_is_of_the_day_on_which_it_begins(string local, bool open) =>
        Of(Window("fri", "22:00", "06:00")).IsOpen(Ms(local)).ShouldBe(open);

    [Theory]
    [InlineData("2026-01-01 12:00:00.000", "holiday")]
    [InlineData("2026-01-04 12:00:00.000", "workday")]
    [InlineData("2026-01-05 12:00:00.000", "workday")]
    [InlineData("2026-01-10 12:00:00.000", "holiday")]
    public void Workdays_and_holidays_are_the_calendars(string local, string day)
    {
        Of(Window(day, "00:00", "24:00")).IsOpen(Ms(local)).ShouldBeTrue();
        Of(Window(day == "workday" ? "holiday" : "workday", "00:00", "24:00")).IsOpen(Ms(local)).ShouldBeFalse();
    }

    [Fact]
    public void Windows_that_touch_are_one_stretch_over_midnight_too()
    {
        var night = Of(Window("mon", "22:00", "24:00"), Window("tue", "00:00", "02:00"), Window("tue", "02:01", "03:00"));
        night.IsOpenThroughout(Ms("2026-01-12 22:00:00.000"), Ms("2026-01-13 01:59:00.000")).ShouldBeTrue();
        night.IsOpenThroughout(Ms("2026-01-12 22:00:00.000"), Ms("2026-01-13 02:00:00.000")).ShouldBeFalse();
        night.IsOpenThroughout(Ms("2026-01-12 23:00:00.000"), Ms("2026-01-13 02:30:00.000")).ShouldBeFalse("a minute is missing");
        night.FirstAfter(Ms("2026-01-12 12:00:00.000"), 180 * Minute).ShouldBe(Ms("2026-01-13 01:00:00.000"));
    }

    [Fact]
    public void What_never_comes_is_never_found()
    {
        Of(Window("mon", "08:00", "09:00")).FirstAfter(Ms("2026-01-12 00:00:00.000"), 60 * Minute).ShouldBe(long.MaxValue);
        Of(Window("mon", "08:00", "09:00")).IsOpen(long.MinValue / 2).ShouldBeFalse();
        Of(Window("mon", "08:00", "09:00")).FirstAfter(long.MinValue, 0).ShouldBe(long.MaxValue);
    }

    private static readonly Gen<ScheduleWindow> AnyWindow =
        Gen.Select(Gen.Int[1, 127], Gen.Int[0, 23], Gen.Int[0, 24], Gen.Int[0, 3])
            .Where((_, from, until, _) => from != until)
            .Select((days, from, until, word) => new ScheduleWindow
            {
                Days = word switch
                {
                    0 => ["workday"],
                    1 => ["holiday", "mon"],
                    _ => [.. EveryDay.Where((_, i) => (days & (1 << i)) != 0)],
                },
                From = $"{from:D2}:00", Until = $"{until:D2}:00",
            });

    [Fact]
    public void It_is_open_when_the_clock_on_the_wall_says_so() => Gen.Select(AnyWindow.Array[1, 4], Gen.Int[0, 20 * 24 * 4])
        .Sample((windows, quarter) =>
        {
            var local = new DateTime(2025, 12, 28).AddMinutes(15 * quarter);
            Of(windows).IsOpen(Ms(local)).ShouldBe(Naive(windows, local));
        }, iter: 3000);

    [Fact]
    public void What_lasts_is_open_at_every_moment_of_it_and_is_found_first() =>
        Gen.Select(AnyWindow.Array[1, 4], Gen.Int[0, 20 * 24], Gen.Int[0, 30]).Sample((windows, hour, hours) =>
        {
            var schedule = Of(windows);
            var from = new DateTime(2025, 12, 28).AddHours(hour);
            schedule.IsOpenThroughout(Ms(from), Ms(from.AddHours(hours)))
                .ShouldBe(Enumerable.Range(0, hours + 1).All(h => Naive(windows, from.AddHours(h))));

            // Windows begin and end at whole hours: only those need to be tried.
            var first = Enumerable.Range(0, 24 * 30).Select(h => from.AddHours(h))
                .Where(start => Enumerable.Range(0, hours + 1).All(h => Naive(windows, start.AddHours(h))))
                .Select(start => Ms(start.AddHours(hours))).FirstOrDefault(long.MaxValue);
            schedule.FirstAfter(Ms(from), hours * 60 * Minute).ShouldBe(first);
        }, iter: 500);

    [Fact]
    public void A_stretch_goes_as_far_as_every_moment_of_it_is_open_and_no_further_than_asked() =>
        Gen.Select(AnyWindow.Array[1, 4], Gen.Int[0, 20 * 24], Gen.Int[1, 30]).Sample((windows, hour, within) =>
        {
            // Windows begin and end at whole hours: only those need to be tried.
            var at = new DateTime(2025, 12, 28).AddHours(hour);
            var (before, after) = (
                Enumerable.Range(1, within).TakeWhile(h => Naive(windows, at.AddHours(-h))).Count(),
                Enumerable.Range(0, within).TakeWhile(h => Naive(windows, at.AddHours(h))).Count());

            Of(windows).StretchAt(Ms(at), within * 60 * Minute)
                .ShouldBe(after == 0 ? null : (Ms(at.AddHours(-before)), Ms(at.AddHours(after))));
        }, iter: 1000);

    private static bool Naive(ScheduleWindow[] windows, DateTime local) => windows.Any(window =>
    {
        var (from, until) = (Hours(window.From), Hours(window.Until));
        return until > from
            ? IsDay(window, local.Date) && local.TimeOfDay >= from && local.TimeOfDay < until
            : (IsDay(window, local.Date) && local.TimeOfDay >= from)
                || (IsDay(window, local.Date.AddDays(-1)) && local.TimeOfDay < until);
    });

    private static TimeSpan Hours(string time) => TimeSpan.FromHours(int.Parse(time[..2]));

    private static bool IsDay(ScheduleWindow window, DateTime day)
    {
        var worked = day == new DateTime(2026, 1, 4)
            || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && (day < new DateTime(2026, 1, 1) || day > new DateTime(2026, 1, 3)));
        return window.Days.Contains(day.DayOfWeek.ToString()[..3].ToLowerInvariant())
            || window.Days.Contains(worked ? "workday" : "holiday");
    }

    private static Schedule Of(params ScheduleWindow[] windows) => Schedule.Of([], windows, Days)!;

    internal static ScheduleWindow Window(string days, string from, string until) =>
        new() { Days = days.Split(' '), From = from, Until = until };

    private static long Ms(string local) => Ms(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

    private static long Ms(DateTime local) => new DateTimeOffset(local, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}
