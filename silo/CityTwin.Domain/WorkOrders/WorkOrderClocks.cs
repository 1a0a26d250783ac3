namespace CityTwin.WorkOrders;

/// <summary>How the clocks of an order are started, stopped and moved: gives the clocks as they stand after.</summary>
/// <param name="terms">The city's time limits.</param>
public sealed class WorkOrderClocks(IWorkTerms terms)
{
    /// <summary>A stage begins, or begins again.</summary>
    /// <returns>Null when it has no limit.</returns>
    public StageClock? Start(WorkOrderView order, WorkStage stage, long nowMs) =>
        Start(order.Category, order.Urgency, stage, nowMs, order.Clocks.FirstOrDefault(clock => clock.Stage == stage));

    public StageClock? Start(string category, Urgency urgency, WorkStage stage, long nowMs, StageClock? before = null)
    {
        if (before?.EndedAtMs is { } ended && terms.CountingOf(category, stage, urgency) == LimitCounting.Cumulative)
        {
            var rest = terms.ResumeDueMs(category, stage, urgency, ended, before.DueMs, nowMs);
            return Awaiting(before with { DueMs = rest, EndedAtMs = null, PausedAtMs = null }, category, urgency, nowMs);
        }

        return terms.DueMs(category, stage, urgency, nowMs) is { } due
            ? Awaiting(new StageClock(stage, nowMs, due), category, urgency, nowMs)
            : null;
    }

    /// <summary>Those of the stages that run, or stand still, and are done now.</summary>
    public static IEnumerable<StageClock> End(WorkOrderView order, long nowMs, params WorkStage[] stages) =>
        order.Clocks.Where(clock => clock.EndedAtMs is null && stages.Contains(clock.Stage))
            .Select(clock => clock with { EndedAtMs = nowMs, PausedAtMs = null, NextMs = null });

    public static IEnumerable<StageClock> EndAll(WorkOrderView order, long nowMs) => End(order, nowMs, Enum.GetValues<WorkStage>());

    public static IEnumerable<StageClock> Pause(WorkOrderView order, long nowMs) =>
        order.Clocks.Where(clock => clock.IsRunning).Select(clock => clock with { PausedAtMs = nowMs });

    public IEnumerable<StageClock> Resume(WorkOrderView order, long nowMs) =>
        order.Clocks.Where(clock => clock is { EndedAtMs: null, PausedAtMs: not null }).Select(clock =>
        {
            var due = terms.ResumeDueMs(
                order.Category, clock.Stage, order.Urgency, clock.PausedAtMs!.Value, clock.DueMs, nowMs);
            return Awaiting(clock with { DueMs = due, PausedAtMs = null }, order.Category, order.Urgency, nowMs);
        });

    public StageClock Extend(WorkOrderView order, StageClock clock, TimeSpan by, long nowMs)
    {
        var due = terms.ExtendDueMs(order.Category, clock.Stage, order.Urgency, clock.DueMs, by);
        var reached = due > nowMs && clock.Reached >= 1 ? 0 : clock.Reached;
        return Awaiting(clock with { DueMs = due, Reached = reached }, order.Category, order.Urgency, nowMs);
    }

    /// <summary>Category or urgency changed: what runs has the limits of the new ones, from when it began.</summary>
    public IEnumerable<StageClock> Regrade(WorkOrderView order, string category, Urgency urgency, long nowMs)
    {
        foreach (var clock in order.Clocks.Where(clock => clock.IsRunning))
        {
            yield return terms.DueMs(category, clock.Stage, urgency, clock.StartMs) is { } due
                ? Awaiting(clock with { DueMs = due, Reached = 0 }, category, urgency, nowMs)
                : clock with { EndedAtMs = nowMs, NextMs = null };
        }
    }

    /// <summary>What a running clock has to say by now: the part of its limit that is used; null when nothing new.</summary>
    public (double Used, StageClock After)? Said(WorkOrderView order, StageClock clock, long nowMs)
    {
        if (!clock.IsRunning || clock.NextMs is not { } next || next > nowMs)
        {
            return null;
        }

        var used = clock.DueMs <= nowMs ? 1 : Reached(clock, order.Category, order.Urgency, nowMs);
        return (used, Awaiting(clock with { Reached = used }, order.Category, order.Urgency, nowMs));
    }

    private double Reached(StageClock clock, string category, Urgency urgency, long nowMs) =>
        terms.Milestones(category, clock.Stage, urgency, clock.StartMs)
            .Where(milestone => milestone.AtMs <= nowMs && milestone.Fraction < 1).Select(milestone => milestone.Fraction)
            .DefaultIfEmpty(clock.Reached).Max();

    /// <summary>Milestones that lie past already when a clock starts, or is moved, are not said; running out always is.</summary>
    private StageClock Awaiting(StageClock clock, string category, Urgency urgency, long nowMs)
    {
        if (clock.Reached >= 1)
        {
            return clock with { NextMs = null };
        }

        var next = terms.Milestones(category, clock.Stage, urgency, clock.StartMs)
            .Where(milestone => milestone.Fraction < 1 && milestone.AtMs > nowMs && milestone.AtMs < clock.DueMs && milestone.Fraction > clock.Reached)
            .Select(milestone => (long?)milestone.AtMs).Min();
        return clock with { NextMs = next ?? clock.DueMs };
    }
}
