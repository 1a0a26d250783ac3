using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>
/// Shifts as one field of a table: <c>mon tue wed 08:00-20:00; sat sun 22:00-06:00</c>. Days are those of schedules; an end
/// before the beginning is the next day's.
/// </summary>
public static class ShiftText
{
    public const string Expected = "expected days and hours as in 'workday 08:00-20:00; holiday 10:00-18:00', or nothing for always";

    public static string Write(IReadOnlyList<ScheduleWindow> shifts) =>
        string.Join("; ", shifts.Select(shift => $"{string.Join(' ', shift.Days)} {shift.From}-{shift.Until}"));

    /// <summary>Whether a shift is on known days and begins and ends.</summary>
    public static bool IsSound(ScheduleWindow shift) =>
        shift.Days.All(ScheduleWindow.DayWords.Contains) && shift.TryRead(out _, out _);

    /// <returns>Null when the text is none; whether days and hours make sense is the schedule's question.</returns>
    public static IReadOnlyList<ScheduleWindow>? Read(string text)
    {
        var shifts = new List<ScheduleWindow>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[^1].Split('-') is not [var from, var until])
            {
                return null;
            }

            shifts.Add(new ScheduleWindow { Days = words[..^1], From = from, Until = until });
        }

        return shifts;
    }
}
