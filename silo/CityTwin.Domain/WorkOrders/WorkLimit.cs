namespace CityTwin.WorkOrders;

/// <summary>One limit, ready to count with.</summary>
internal sealed class WorkLimit
{
    private const long MsPerMinute = 60_000;

    private readonly WorkingCalendar? _calendar;

    /// <param name="limit">The limit.</param>
    /// <param name="milestones">The fractions at which a reminder is due.</param>
    /// <param name="calendar">Whose working time it counts, if it counts working time.</param>
    public WorkLimit(LimitDefinition limit, IReadOnlyList<double> milestones, WorkingCalendar calendar)
    {
        (Counting, Milestones) = (limit.Counting, milestones);
        _calendar = limit.Unit >= LimitUnit.WorkingMinutes ? calendar : null;
        LimitMs = limit.Amount * limit.Unit switch
        {
            LimitUnit.NaturalMinutes or LimitUnit.WorkingMinutes => MsPerMinute,
            LimitUnit.NaturalHours or LimitUnit.WorkingHours => 60 * MsPerMinute,
            LimitUnit.NaturalDays => 1_440 * MsPerMinute,
            LimitUnit.WorkingDays => calendar.WorkingDayMs,
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Not a unit of limits."),
        };
    }

    public LimitCounting Counting { get; }

    public IReadOnlyList<double> Milestones { get; }

    /// <summary>How much of the time that it counts it has, milliseconds.</summary>
    public long LimitMs { get; }

    public long Add(long startMs, long countedMs) => _calendar?.Add(startMs, countedMs) ?? startMs + countedMs;

    public long Between(long fromMs, long toMs) => _calendar?.Between(fromMs, toMs) ?? Math.Max(0, toMs - fromMs);
}
