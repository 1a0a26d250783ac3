using System.Globalization;

namespace CityTwin.Notifications;

/// <summary>What a roster may be.</summary>
public static class RosterCheck
{
    public const int MaxShifts = 50;
    public const int MaxOverrides = 100;

    /// <summary>First, second and third.</summary>
    public const int MaxPeople = 3;
    public const int MaxNameCharacters = 100;

    /// <summary>An override lasts no longer: who is away for longer is taken out of the pattern.</summary>
    public static readonly TimeSpan MaxOverride = TimeSpan.FromDays(92);

    /// <exception cref="NotifyRefusedException">It names the first field that is not as it may be.</exception>
    public static void ShouldBeSound(Roster roster)
    {
        Require(roster.Shifts.Count <= MaxShifts, "shifts", $"{roster.Shifts.Count} shifts are more than {MaxShifts}.");
        Require(
            roster.Overrides.Count <= MaxOverrides, "overrides", $"{roster.Overrides.Count} overrides are more than {MaxOverrides}.");
        foreach (var (i, shift) in roster.Shifts.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"shifts[{i}]");
            Require(
                shift.Days.Count > 0 && shift.Days.All(day => day is >= 1 and <= 7) && shift.Days.Distinct().Count() == shift.Days.Count,
                $"{at}.days", "expected some of 1 (Monday) to 7 (Sunday), each once.");
            Minute($"{at}.from_minute", shift.FromMinute);
            Minute($"{at}.until_minute", shift.UntilMinute);
            People($"{at}.people", shift.People);
        }

        foreach (var (i, one) in roster.Overrides.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"overrides[{i}]");
            Require(
                one.UntilMs > one.FromMs && one.UntilMs - one.FromMs <= (long)MaxOverride.TotalMilliseconds,
                $"{at}.until", $"expected after its beginning, and within {MaxOverride.TotalDays} days of it.");
            People($"{at}.people", one.People);
        }
    }

    internal static void Minute(string field, int minute) => Require(
        minute is >= 0 and < CityDay.MinutesPerDay, field, $"{minute} is not a minute of the day: expected 0 to 1439.");

    internal static void Require(bool holds, string field, string why)
    {
        if (!holds)
        {
            throw new NotifyRefusedException(why, NotifyRefusal.Invalid, field);
        }
    }

    private static void People(string field, IReadOnlyList<string> people)
    {
        Require(people.Count is >= 1 and <= MaxPeople, field, $"expected 1 to {MaxPeople} people; there are {people.Count}.");
        Require(
            people.All(one => one.Length is > 0 and <= MaxNameCharacters && !one.Any(char.IsControl)),
            field, $"a person is named by a principal's id of 1 to {MaxNameCharacters} characters.");
        Require(people.Distinct(StringComparer.Ordinal).Count() == people.Count, field, "somebody is named twice.");
    }
}
