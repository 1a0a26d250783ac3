using CityTwin.WorkOrders;

namespace CityTwin.Sensing;

/// <summary>A time of day at which a rule may raise, on some days, in the city's local time.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ScheduleWindow")]
public sealed record ScheduleWindow
{
    private const int MinutesPerDay = 1_440;

    /// <summary>What a day may be called: by its name, or by the city's calendar.</summary>
    public static readonly IReadOnlyList<string> DayWords =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", Workday, Holiday];

    /// <summary>A day of which the city's calendar has working hours, 调休 workdays among them.</summary>
    public const string Workday = "workday";

    /// <summary>A day of which it has none: weekends and public holidays.</summary>
    public const string Holiday = "holiday";

    /// <summary>Words of <see cref="DayWords"/>: the days on which it begins.</summary>
    [Id(0)]
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary><c>HH:mm</c>; that minute is in it.</summary>
    [Id(1)]
    public required string From { get; init; }

    /// <summary><c>HH:mm</c> up to 24:00; that minute is not in it. Before <see cref="From"/> it is the next day's.</summary>
    [Id(2)]
    public required string Until { get; init; }

    /// <summary>Reads both ends as minutes from the midnight that its day begins with; an end on the next day is past 1,440.</summary>
    public bool TryRead(out int fromMinute, out int untilMinute)
    {
        untilMinute = 0;
        if (!DayHours.TryMinute(From, out fromMinute) || fromMinute == MinutesPerDay
            || !DayHours.TryMinute(Until, out untilMinute) || fromMinute == untilMinute)
        {
            return false;
        }

        untilMinute += untilMinute < fromMinute ? MinutesPerDay : 0;
        return true;
    }
}
