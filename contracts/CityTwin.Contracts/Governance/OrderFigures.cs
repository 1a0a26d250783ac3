using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Governance;

/// <summary>
/// How an area's orders and alerts stand at a moment. Only what lies in the area is counted, and figures of areas that do not
/// overlap add up: <see cref="Sum"/> over a city's districts says the same as one count of all. Orders of an exercise are
/// only in <see cref="Exercises"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("CityTwin.OrderFigures")]
public sealed record OrderFigures
{
    /// <summary>Hours that are told one by one: the running one and those before it.</summary>
    public const int Hours = 24;

    /// <summary>Milliseconds of an hour.</summary>
    public const long HourMs = 3_600_000;

    [Id(0)] public required DivisionCode Area { get; init; }

    /// <summary>As of when, Unix milliseconds.</summary>
    [Id(1)] public required long AtMs { get; init; }

    /// <summary>Orders with something left to do.</summary>
    [Id(2)] public required int Open { get; init; }

    /// <summary>Of those by <see cref="WorkOrderState"/>, the index.</summary>
    [Id(3)] public required IReadOnlyList<int> ByState { get; init; }

    /// <summary>Of those by <see cref="WorkOrderSource"/>, the index.</summary>
    [Id(4)] public required IReadOnlyList<int> BySource { get; init; }

    /// <summary>Of those by category, by its code.</summary>
    [Id(5)] public required IReadOnlyList<CountOf> ByCategory { get; init; }

    /// <summary>Departments that have something to do, by code.</summary>
    [Id(6)] public required IReadOnlyList<DepartmentFigures> Departments { get; init; }

    /// <summary>Open orders a running clock of which has run out.</summary>
    [Id(7)] public required int Late { get; init; }

    /// <summary>Open orders that are not late and of which one will run out within the hour.</summary>
    [Id(8)] public required int DueWithinHour { get; init; }

    /// <summary>The orders to be late next, the first due first.</summary>
    [Id(9)] public required IReadOnlyList<NextBreach> Next { get; init; }

    /// <summary>Cells with an open order or an active alert, by code.</summary>
    [Id(10)] public required IReadOnlyList<PlaceHeat> Heat { get; init; }

    /// <summary><see cref="Hours"/> hours, oldest first.</summary>
    [Id(11)] public required IReadOnlyList<HourFigures> LastDay { get; init; }

    /// <summary>From the first dispatch to the answer that stood, of what was answered in the last 24 hours.</summary>
    [Id(12)] public required DurationFigures HandledLastDay { get; init; }

    /// <summary>The same of the last 7 days.</summary>
    [Id(13)] public required DurationFigures HandledLastWeek { get; init; }

    /// <summary>Active alerts that may call somebody by <see cref="Severity"/>, the index.</summary>
    [Id(14)] public required IReadOnlyList<int> ActiveAlerts { get; init; }

    /// <summary>Of those the unacknowledged.</summary>
    [Id(15)] public required IReadOnlyList<int> UnacknowledgedAlerts { get; init; }

    /// <summary>Open orders of an exercise: in no other figure.</summary>
    [Id(16)] public required int Exercises { get; init; }

    /// <summary>Active alerts that a window quiets: in no other figure.</summary>
    [Id(17)] public int QuietedAlerts { get; init; }

    /// <summary>What all parts have together.</summary>
    /// <param name="parts">Areas that do not overlap.</param>
    /// <param name="maxNext">Orders of <see cref="Next"/> at most.</param>
    public static OrderFigures Sum(DivisionCode area, long atMs, IReadOnlyCollection<OrderFigures> parts, int maxNext) => new()
    {
        Area = area,
        AtMs = atMs,
        Open = parts.Sum(part => part.Open),
        ByState = Add(parts.Select(part => part.ByState), Enum.GetValues<WorkOrderState>().Length),
        BySource = Add(parts.Select(part => part.BySource), Enum.GetValues<WorkOrderSource>().Length),
        ByCategory =
        [
            .. parts.SelectMany(part => part.ByCategory).GroupBy(count => count.Key, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new CountOf(group.Key, group.Sum(count => count.Count))),
        ],
        Departments =
        [
            .. parts.SelectMany(part => part.Departments).GroupBy(one => one.Department, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new DepartmentFigures(
                    group.Key, group.Sum(one => one.Assigned), group.Sum(one => one.Handling), group.Sum(one => one.Late))),
        ],
        Late = parts.Sum(part => part.Late),
        DueWithinHour = parts.Sum(part => part.DueWithinHour),
        Next =
        [
            .. parts.SelectMany(part => part.Next)
                .OrderBy(one => one.DueMs).ThenBy(one => one.Order.Value, StringComparer.Ordinal).Take(maxNext),
        ],
        Heat = PlaceHeat.By(DivisionLevel.Cell, parts.SelectMany(part => part.Heat)),
        LastDay = SumHours(atMs, parts.SelectMany(part => part.LastDay)),
        HandledLastDay = DurationFigures.Sum(parts.Select(part => part.HandledLastDay)),
        HandledLastWeek = DurationFigures.Sum(parts.Select(part => part.HandledLastWeek)),
        ActiveAlerts = Add(parts.Select(part => part.ActiveAlerts)),
        UnacknowledgedAlerts = Add(parts.Select(part => part.UnacknowledgedAlerts)),
        Exercises = parts.Sum(part => part.Exercises),
        QuietedAlerts = parts.Sum(part => part.QuietedAlerts),
    };

    /// <summary>The start of the first hour that is told at a moment.</summary>
    public static long FirstHourMs(long atMs) => ((atMs / HourMs) - (Hours - 1)) * HourMs;

    /// <summary>Adds counts place by place; by severity unless another length is given.</summary>
    public static int[] Add(IEnumerable<IReadOnlyList<int>> parts, int length = CountVector.Severities)
    {
        var sum = new int[length];
        foreach (var part in parts)
        {
            for (var i = 0; i < Math.Min(length, part.Count); i++)
            {
                sum[i] += part[i];
            }
        }

        return sum;
    }

    /// <summary>Parts counted on either side of a full hour do not tell the same hours; those of the moment are told.</summary>
    private static HourFigures[] SumHours(long atMs, IEnumerable<HourFigures> parts)
    {
        var first = FirstHourMs(atMs);
        var known = parts.ToLookup(hour => hour.StartMs);
        return
        [
            .. Enumerable.Range(0, Hours).Select(i => first + (i * HourMs)).Select(start => new HourFigures(
                start, known[start].Sum(hour => hour.Reported), known[start].Sum(hour => hour.Established),
                known[start].Sum(hour => hour.Closed), known[start].Sum(hour => hour.Late))),
        ];
    }
}
