using System.Globalization;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>What a window's terms have to be before it quiets anything.</summary>
internal static class AlertWindowChecks
{
    private const int MinutesPerDay = 24 * 60;

    /// <exception cref="AlertWindowRefusedException">It names the term and what would be right.</exception>
    public static void ShouldBeSound(AlertWindowTerms terms, AlertWindowPrincipal by, long nowMs, AlertWindowLimits limits)
    {
        Scope(terms, limits);
        Times(terms, nowMs, limits);
        Hours(terms, limits);
        if (terms.UpTo is < Severity.Blue or > Severity.Red)
        {
            throw Refused("quiets_up_to", "expected I, II, III or IV.");
        }

        if (terms.UpTo == Severity.Red)
        {
            Red(terms, by, nowMs, limits);
        }
    }

    /// <summary>Red calls the district's centre: that it calls nobody is decided there, of something known and for hours.</summary>
    private static void Red(AlertWindowTerms terms, AlertWindowPrincipal by, long nowMs, AlertWindowLimits limits)
    {
        if (!by.Commands || !by.Area.Contains(terms.Scope.District))
        {
            throw new AlertWindowRefusedException(
                $"quiets_up_to: red calls the centre of district {terms.Scope.District}: only a commander or an admin whose area it lies in quiets it. II is for everybody.",
                AlertWindowRefusal.NotTheirsToQuiet, "quiets_up_to");
        }

        if (terms is { Rules.Count: 0, Twins.Count: 0 })
        {
            throw Refused("rules", "red is quieted only of something that is known: name its rules or twins, or quiet up to II.");
        }

        var length = TimeSpan.FromMilliseconds(terms.UntilMs - (terms.FromMs ?? nowMs));
        if (length > limits.MaxRedLength)
        {
            throw Refused("until", $"it is {Text(length)} after the beginning: red is quieted for {Text(limits.MaxRedLength)} at most.");
        }
    }

    private static void Scope(AlertWindowTerms terms, AlertWindowLimits limits)
    {
        if (terms.Scope.Level == DivisionLevel.City)
        {
            throw Refused("scope", "a window is for a district or a part of one: open one in each district that it is to hold in.");
        }

        ShouldBeFew("twin_ids", terms.Twins, limits.MaxTwins);
        ShouldBeFew("rules", terms.Rules, limits.MaxRules);
        foreach (var twin in terms.Twins)
        {
            if (twin.Kind is not (TwinKind.Sensor or TwinKind.Cell))
            {
                throw Refused("twin_ids", $"{twin} is neither a sensor nor a cell: no other twin raises alerts.");
            }

            if (twin.Birthplace.District != terms.Scope.District)
            {
                throw Refused("twin_ids", $"alerts of {twin} are in the log of district {twin.Birthplace.District}: no window of {terms.Scope.District} reaches them.");
            }
        }

        if (terms is { Kind: AlertWindowKind.Suppression, Rules.Count: 0, Twins.Count: 0 })
        {
            throw Refused("rules", "a suppression is of something that is known: name its rules or twins. Works on a place are maintenance.");
        }
    }

    private static void Times(AlertWindowTerms terms, long nowMs, AlertWindowLimits limits)
    {
        var fromMs = terms.FromMs ?? nowMs;
        var length = TimeSpan.FromMilliseconds(terms.UntilMs - fromMs);
        if (fromMs < nowMs - (long)limits.MaxBehind.TotalMilliseconds)
        {
            throw Refused("from", $"it is more than {Text(limits.MaxBehind)} past: what has called somebody is not taken back.");
        }

        if (fromMs > nowMs + (long)limits.MaxAhead.TotalMilliseconds)
        {
            throw Refused("from", $"it is more than {Text(limits.MaxAhead)} ahead.");
        }

        if (terms.UntilMs <= nowMs || length < limits.MinLength)
        {
            throw Refused("until", $"expected at least {Text(limits.MinLength)} after the beginning, and later than now.");
        }

        if (length > limits.MaxLength)
        {
            throw Refused("until", $"it is {Text(length)} after the beginning, more than {Text(limits.MaxLength)}: open it again when that is over.");
        }
    }

    private static void Hours(AlertWindowTerms terms, AlertWindowLimits limits)
    {
        if (Zones.Find(terms.TimeZone) is null)
        {
            throw Refused("time_zone", $"'{terms.TimeZone}' is not an IANA time zone that this city knows.");
        }

        ShouldBeFew("hours", terms.Hours, limits.MaxHours);
        foreach (var hours in terms.Hours)
        {
            if (hours.FromMinute is < 0 or >= MinutesPerDay || hours.UntilMinute is < 1 or > MinutesPerDay
                || hours.FromMinute == hours.UntilMinute)
            {
                throw Refused("hours", $"from minute {hours.FromMinute} until {hours.UntilMinute} are no hours of a day: expected 0 to 1439 and another, 1 to 1440.");
            }

            if (hours.Days.Any(day => !Enum.IsDefined(day)) || hours.Days.Distinct().Count() != hours.Days.Count)
            {
                throw Refused("hours", "expected each day of the week at most once.");
            }
        }
    }

    private static void ShouldBeFew<T>(string field, IReadOnlyList<T> some, int max)
    {
        if (some.Count > max || some.Distinct().Count() != some.Count)
        {
            throw Refused(field, $"expected at most {max.ToString(CultureInfo.InvariantCulture)} and none twice; there are {some.Count}.");
        }
    }

    private static string Text(TimeSpan span) => span >= TimeSpan.FromDays(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.##} days")
        : span >= TimeSpan.FromHours(1) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.##} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.##} minutes");

    private static AlertWindowRefusedException Refused(string field, string why) => new(why, AlertWindowRefusal.Invalid, field);
}
