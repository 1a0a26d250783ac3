using System.Collections.Frozen;
using CityTwin.Sensing;

namespace CityTwin.WorkOrders;

/// <summary>
/// What the desk knows of departments, categories and time limits. It does not change; safe to ask from many threads.
/// Moments are Unix milliseconds, and what a clock counts is working time or all time, as its limit says. A category that
/// the catalogue no longer has, or a stage that has no limit, has no due time and counts all time: an order that began
/// under an older city package still goes on.
/// </summary>
public sealed class WorkCatalogue : IWorkTerms
{
    private readonly FrozenDictionary<string, WorkCategory> _categories;
    private readonly FrozenDictionary<string, DepartmentDefinition> _departments;
    private readonly FrozenDictionary<(string Category, WorkStage Stage, Urgency Urgency), WorkLimit> _limits;
    private readonly FrozenDictionary<string, IntakeDefinition> _intake;

    /// <param name="desk">One that the city package's check has no complaint of.</param>
    /// <exception cref="ArgumentException">It names a department, plan or calendar that it does not have.</exception>
    public WorkCatalogue(DeskDefinition desk)
    {
        Departments = desk.Departments;
        _departments = desk.Departments.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        Categories = [.. desk.Categories.SelectMany(major => major.Minors.Select(minor =>
            new WorkCategory(major, minor, Named(_departments, minor.Department, "department", major.Code + minor.Code))))];
        _categories = Categories.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        _intake = desk.Intake.ToFrozenDictionary(i => i.Rule, StringComparer.Ordinal);
        var calendars = desk.Calendars.ToDictionary(c => c.Code, c => new WorkingCalendar(c), StringComparer.Ordinal);
        var plans = desk.Limits.ToDictionary(p => p.Code, StringComparer.Ordinal);
        _limits = Categories.SelectMany(category =>
        {
            var plan = Named(plans, category.Definition.Limits, "plan of limits", category.Code);
            var calendar = Named(calendars, plan.Calendar, "calendar", plan.Code);
            return Limits(category, plan, calendar);
        }).ToFrozenDictionary();
    }

    /// <summary>In the order of the city package.</summary>
    public IReadOnlyList<DepartmentDefinition> Departments { get; }

    /// <summary>In the order of the city package.</summary>
    public IReadOnlyList<WorkCategory> Categories { get; }

    public bool HasCategory(string code) => _categories.ContainsKey(code);

    public bool HasDepartment(string code) => _departments.ContainsKey(code);

    public WorkCategory? Find(string category) => _categories.GetValueOrDefault(category);

    public DepartmentDefinition? Department(string code) => _departments.GetValueOrDefault(code);

    /// <summary>What an alert of a rule is about, whether or not it makes an order by itself.</summary>
    public WorkCategory? CategoryOf(string rule) =>
        _intake.TryGetValue(rule, out var intake) ? Find(intake.Category) : null;

    /// <summary>The order that an alert makes by itself, or nothing: then a person decides.</summary>
    public IntakeOrder? OrderFor(string rule, Severity severity) =>
        _intake.TryGetValue(rule, out var intake)
        && intake.Orders.FirstOrDefault(level => level.Severity == severity) is { } level
        && Find(intake.Category) is { } category
            ? new IntakeOrder(category, level.Urgency)
            : null;

    /// <summary>How much the clock's limit is of the time that it counts, milliseconds; nothing without a limit.</summary>
    public long? LimitMs(string category, WorkStage stage, Urgency urgency) => Limit(category, stage, urgency)?.LimitMs;

    /// <summary>When a clock that starts now is due; nothing when the stage has no limit.</summary>
    public long? DueMs(string category, WorkStage stage, Urgency urgency, long startMs) =>
        Limit(category, stage, urgency) is { } limit ? limit.Add(startMs, limit.LimitMs) : null;

    /// <summary>
    /// When a clock that starts now is due, of whose limit a part is used: a later visit of a stage whose limit is
    /// <see cref="LimitCounting.Cumulative"/>. A limit that is used up is due at once.
    /// </summary>
    public long? DueMs(string category, WorkStage stage, Urgency urgency, long startMs, long usedMs) =>
        Limit(category, stage, urgency) is { } limit ? limit.Add(startMs, Math.Max(0, limit.LimitMs - usedMs)) : null;

    /// <summary>
    /// When a clock that stood still is due: it keeps what it had left of the time that it counts. One that was overdue
    /// when it was stopped stays overdue since the same moment.
    /// </summary>
    public long ResumeDueMs(
        string category, WorkStage stage, Urgency urgency, long pausedAtMs, long dueMs, long resumedAtMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resumedAtMs, pausedAtMs);
        return dueMs <= pausedAtMs
            ? dueMs
            : Add(Limit(category, stage, urgency), resumedAtMs, UsedMs(category, stage, urgency, pausedAtMs, dueMs));
    }

    /// <summary>When a clock is due that is given more of the time that it counts.</summary>
    /// <param name="by">More than nothing; working time where the limit counts working time.</param>
    public long ExtendDueMs(string category, WorkStage stage, Urgency urgency, long dueMs, TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        return Add(Limit(category, stage, urgency), dueMs, (long)by.TotalMilliseconds);
    }

    /// <summary>When reminders of a clock that starts now are due, in order; those past 1 remind of what is overdue.</summary>
    public IReadOnlyList<LimitMilestone> Milestones(string category, WorkStage stage, Urgency urgency, long startMs) =>
        Limit(category, stage, urgency) is { } limit
            ? [.. limit.Milestones.Select(fraction =>
                new LimitMilestone(fraction, limit.Add(startMs, (long)Math.Round(fraction * limit.LimitMs))))]
            : [];

    /// <summary>Whether visits of a stage share one limit; nothing when it has none.</summary>
    public LimitCounting? CountingOf(string category, WorkStage stage, Urgency urgency) =>
        Limit(category, stage, urgency)?.Counting;

    /// <summary>How much of the time that a clock counts lies between two moments, milliseconds.</summary>
    public long UsedMs(string category, WorkStage stage, Urgency urgency, long fromMs, long toMs) =>
        Limit(category, stage, urgency)?.Between(fromMs, toMs) ?? Math.Max(0, toMs - fromMs);

    private static long Add(WorkLimit? limit, long startMs, long countedMs) =>
        limit?.Add(startMs, countedMs) ?? startMs + countedMs;

    private WorkLimit? Limit(string category, WorkStage stage, Urgency urgency) =>
        _limits.GetValueOrDefault((category, stage, urgency));

    private static IEnumerable<KeyValuePair<(string, WorkStage, Urgency), WorkLimit>> Limits(
        WorkCategory category, LimitPlanDefinition plan, WorkingCalendar calendar)
    {
        var own = category.Definition.Own;
        LimitDefinition[] all =
            [.. own, .. plan.Limits.Where(limit => !own.Any(o => o.Stage == limit.Stage && o.Urgency == limit.Urgency))];
        return
            from stage in Enum.GetValues<WorkStage>()
            from urgency in Enum.GetValues<Urgency>()
            let limit = Choose(all, stage, urgency)
            where limit is not null
            let milestones = limit.Milestones.Count > 0 ? limit.Milestones : plan.Milestones
            select KeyValuePair.Create((category.Code, stage, urgency), new WorkLimit(limit, milestones, calendar));
    }

    private static LimitDefinition? Choose(IReadOnlyList<LimitDefinition> limits, WorkStage stage, Urgency urgency) =>
        limits.FirstOrDefault(limit => limit.Stage == stage && limit.Urgency == urgency)
        ?? limits.FirstOrDefault(limit => limit.Stage == stage && limit.Urgency is null);

    private static T Named<T>(IReadOnlyDictionary<string, T> all, string code, string what, string by) =>
        all.TryGetValue(code, out var found)
            ? found
            : throw new ArgumentException($"{by} names the {what} '{code}', which there is not.", nameof(code));
}
