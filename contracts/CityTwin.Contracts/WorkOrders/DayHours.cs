using System.Globalization;

namespace CityTwin.WorkOrders;

/// <summary>A stretch of a day, in minutes from its midnight; the end is not in it.</summary>
public readonly record struct DayHours(int FromMinute, int ToMinute)
{
    /// <summary>Reads <c>08:30-12:00</c>; the end may be 24:00.</summary>
    public static bool TryParse(string? text, out DayHours hours)
    {
        hours = default;
        if (text is not { Length: 11 } || text[5] != '-'
            || !TryMinute(text.AsSpan(0, 5), out var from) || !TryMinute(text.AsSpan(6), out var to) || from >= to)
        {
            return false;
        }

        hours = new DayHours(from, to);
        return true;
    }

    /// <summary>Reads <c>08:30</c>, up to 24:00.</summary>
    internal static bool TryMinute(ReadOnlySpan<char> text, out int minute)
    {
        minute = 0;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var h)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || m > 59 || h > 24 || (h == 24 && m > 0))
        {
            return false;
        }

        minute = (60 * h) + m;
        return true;
    }
}
