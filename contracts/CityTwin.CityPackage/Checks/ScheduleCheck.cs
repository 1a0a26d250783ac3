using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>What is wrong with when a rule and its levels may raise.</summary>
internal static class ScheduleCheck
{
    /// <summary>Four a day, each day of the week and holidays by themselves.</summary>
    public const int MaxWindows = 32;

    public static IEnumerable<string> Complaints(RuleDefinition rule) => Complaints(rule.Id, rule.Schedule).Concat(rule switch
    {
        ThresholdRule r => Levels(r.Id, r.Levels),
        RateRule r => Levels(r.Id, r.Levels),
        AnomalyRule r => Levels(r.Id, r.Levels),
        CombinationRule r => r.Levels.SelectMany(level => Complaints($"{r.Id}: severity {level.Severity.ToWire()}", level.Schedule)),
        _ => [],
    });

    private static IEnumerable<string> Levels(string id, IReadOnlyList<RuleLevel> levels) =>
        levels.SelectMany(level => Complaints($"{id}: severity {level.Severity.ToWire()}", level.Schedule));

    public static IEnumerable<string> Complaints(string where, IReadOnlyList<ScheduleWindow> schedule)
    {
        if (schedule.Count > MaxWindows)
        {
            yield return $"{where}, schedule: has {schedule.Count} windows, expected at most {MaxWindows}.";
        }

        foreach (var (i, window) in schedule.Index())
        {
            var at = $"{where}, schedule, window {i + 1}";
            if (window.Days.Count == 0)
            {
                yield return $"{at}, days: is empty, it would never be open.";
            }

            foreach (var day in window.Days.Where(day => !ScheduleWindow.DayWords.Contains(day)))
            {
                yield return $"{at}, days: '{day}' is none of {string.Join(", ", ScheduleWindow.DayWords)}.";
            }

            if (!window.TryRead(out _, out _))
            {
                yield return $"{at}: from '{window.From}' until '{window.Until}' is not HH:mm to HH:mm, as in 07:00 to 09:30, "
                    + "or 22:00 to 06:00 for the next day's, or 00:00 to 24:00 for all of it.";
            }
        }
    }
}
