using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>What is wrong with a calendar on its own.</summary>
internal static class CalendarCheck
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static IEnumerable<string> Complaints(CalendarDefinition calendar)
    {
        var code = calendar.Code;
        if (!SensorKindCheck.KindCode().IsMatch(code))
        {
            yield return $"code: is '{code}', expected lower-case words with hyphens.";
        }

        foreach (var complaint in DeskCheck.Named(code, calendar.NameZh, calendar.NameEn))
        {
            yield return complaint;
        }

        if (!TimeZoneCheck.IsKnown(calendar.TimeZone))
        {
            yield return $"{code}, timeZone: {TimeZoneCheck.Complaint(calendar.TimeZone)}";
        }

        if (calendar.WorkingDayMinutes is < 1 or > 1_440)
        {
            yield return $"{code}, workingDayMinutes: is {calendar.WorkingDayMinutes}, expected 1 to 1440.";
        }

        foreach (var complaint in Week(calendar).Concat(Dates(calendar)))
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> Week(CalendarDefinition calendar)
    {
        if (!calendar.Week.Any(week => week.Days.Count > 0 && week.Hours.Count > 0))
        {
            yield return $"{calendar.Code}, week: has no working hours: no limit would ever end.";
        }

        foreach (var day in calendar.Week.SelectMany(week => week.Days))
        {
            if (!Days.Contains(day))
            {
                yield return $"{calendar.Code}, week: '{day}' is none of {string.Join(", ", Days)}.";
            }
        }

        foreach (var twice in calendar.Week.SelectMany(week => week.Days).GroupBy(day => day).Where(g => g.Count() > 1))
        {
            yield return $"{calendar.Code}, week: {twice.Key} is given {twice.Count()} times.";
        }

        foreach (var complaint in calendar.Week.SelectMany(week => Hours($"{calendar.Code}, week", week.Hours)))
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> Dates(CalendarDefinition calendar)
    {
        foreach (var date in calendar.Dates)
        {
            var where = $"{calendar.Code}, dates, {date.From:yyyy-MM-dd}";
            if (date.To < date.From)
            {
                yield return $"{where}: to is {date.To:yyyy-MM-dd}, before it.";
            }

            if (date.To is { } to && to.DayNumber - date.From.DayNumber > 366)
            {
                yield return $"{where}: to is {to:yyyy-MM-dd}, more than a year later.";
            }

            foreach (var complaint in Hours(where, date.Hours))
            {
                yield return complaint;
            }
        }
    }

    private static IEnumerable<string> Hours(string where, IReadOnlyList<string> hours)
    {
        var before = 0;
        foreach (var text in hours)
        {
            if (!DayHours.TryParse(text, out var window))
            {
                yield return $"{where}, hours: '{text}' is not HH:mm-HH:mm within a day, as in 08:30-12:00.";
                continue;
            }

            if (window.FromMinute < before)
            {
                yield return $"{where}, hours: {text} begins before the hours in front of it end.";
            }

            before = window.ToMinute;
        }
    }
}
