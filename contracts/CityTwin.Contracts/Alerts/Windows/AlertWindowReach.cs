using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>What a window quiets, and when it holds.</summary>
public static class AlertWindowReach
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Whether it holds at a moment: after its beginning, before its end, and in its hours.</summary>
    public static bool Holds(this AlertWindowView window, long atMs) =>
        atMs >= window.FromMs && atMs < Math.Min(window.Terms.UntilMs, window.EndedAtMs ?? long.MaxValue)
        && (window.Terms.Hours.Count == 0 || IsInHours(window.Terms, atMs));

    /// <summary>Whether it is about such an alert, whenever that is.</summary>
    /// <param name="cell">Where the subject stood when the alert was raised, which need not be where it was born.</param>
    public static bool Covers(this AlertWindowTerms terms, TwinId subject, string rule, DivisionCode cell, Severity severity) =>
        severity <= terms.UpTo && terms.Scope.Contains(cell)
        && (terms.Twins.Count == 0 || terms.Twins.Contains(subject))
        && (terms.Rules.Count == 0 || terms.Rules.Contains(rule));

    private static bool IsInHours(AlertWindowTerms terms, long atMs)
    {
        var zone = Zones.Find(terms.TimeZone) ?? TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(atMs), zone);
        var minute = (local.Hour * 60) + local.Minute;
        return terms.Hours.Any(hours => IsIn(hours, local.DayOfWeek, minute)
            || IsIn(hours, local.AddDays(-1).DayOfWeek, minute + MinutesPerDay));
    }

    /// <param name="minute">Of that day, also past its end.</param>
    private static bool IsIn(AlertWindowHours hours, DayOfWeek day, int minute)
    {
        var until = hours.UntilMinute > hours.FromMinute ? hours.UntilMinute : hours.UntilMinute + MinutesPerDay;
        return minute >= hours.FromMinute && minute < until && (hours.Days.Count == 0 || hours.Days.Contains(day));
    }
}
