namespace CityTwin.WorkOrders;

/// <summary>What the city has agreed on for its orders: categories, departments and time limits.</summary>
public interface IWorkTerms
{
    bool HasCategory(string code);

    bool HasDepartment(string code);

    /// <summary>When a stage that begins now runs out; null when it has no limit.</summary>
    long? DueMs(string category, WorkStage stage, Urgency urgency, long startMs);

    /// <summary>When a stage that stood still runs out: it has as much of its calendar's time left as it had.</summary>
    long ResumeDueMs(
        string category, WorkStage stage, Urgency urgency, long pausedAtMs, long dueMs, long resumedAtMs);

    /// <summary>When a stage runs out that is given more of its calendar's time.</summary>
    long ExtendDueMs(string category, WorkStage stage, Urgency urgency, long dueMs, TimeSpan by);

    /// <summary>The parts of a limit at which it is said to be used, and when that is.</summary>
    IReadOnlyList<LimitMilestone> Milestones(string category, WorkStage stage, Urgency urgency, long startMs);

    /// <summary>Whether doing a stage again goes on with what is left of its limit, or has a limit of its own; null without a limit.</summary>
    LimitCounting? CountingOf(string category, WorkStage stage, Urgency urgency);
}
