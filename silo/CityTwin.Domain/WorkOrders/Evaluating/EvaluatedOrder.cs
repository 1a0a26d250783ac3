using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>An order as far as evaluation looks at it. Moments are Unix milliseconds; one that has not come is absent.</summary>
public sealed record EvaluatedOrder
{
    /// <summary>The smallest division that is known, mostly the unit grid.</summary>
    public required DivisionCode Grid { get; init; }

    /// <summary>The department that has or had it last; empty before the first dispatch.</summary>
    public string Department { get; init; } = "";

    /// <summary>A minor class's code; empty before it was graded.</summary>
    public string Category { get; init; } = "";

    public string Source { get; init; } = "";

    public required long ReportedAtMs { get; init; }

    public long? EstablishedAtMs { get; init; }

    public long? RejectedAtMs { get; init; }

    /// <summary>The first time.</summary>
    public long? DispatchedAtMs { get; init; }

    /// <summary>The last time: after a rework, the feedback that stood.</summary>
    public long? HandledAtMs { get; init; }

    public long? ClosedAtMs { get; init; }

    public long? DispatchDueMs { get; init; }

    public long? HandleDueMs { get; init; }

    public long? OverallDueMs { get; init; }

    /// <summary>How long its clocks stood still, milliseconds: no part of its durations.</summary>
    public long SuspendedMs { get; init; }

    /// <summary>Suspended now 挂账: nobody is late with it.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>A duplicate, merged into another: counted there.</summary>
    public bool IsMerged { get; init; }

    /// <summary>How often it was sent back to be handled again.</summary>
    public int Reworks { get; init; }

    /// <summary>What the reporter thought of it, 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>An order of the board.</summary>
    public static EvaluatedOrder Of(WorkOrderView order) => new()
    {
        Grid = order.Cell,
        Department = order.Assignments.LastOrDefault(part => part.IsLead)?.Department ?? "",
        Category = order.Category,
        Source = order.Source.ToWire(),
        ReportedAtMs = order.ReportedAtMs,
        EstablishedAtMs = order.EstablishedAtMs,
        RejectedAtMs = order.State == WorkOrderState.Rejected ? order.ClosedAtMs : null,
        DispatchedAtMs = order.DispatchedAtMs,
        HandledAtMs = order.HandledAtMs,
        ClosedAtMs = order.State == WorkOrderState.Closed ? order.ClosedAtMs : null,
        DispatchDueMs = order.DispatchDueMs ?? DueOf(order, WorkStage.Dispatch),
        HandleDueMs = DueOf(order, WorkStage.Handle),
        OverallDueMs = DueOf(order, WorkStage.Overall),
        SuspendedMs = order.SuspendedMs,
        IsSuspended = order.SuspendedBecause is not null,
        IsMerged = order.State == WorkOrderState.Merged,
        Reworks = order.Reworks,
        Rating = order.Rating,
    };

    private static long? DueOf(WorkOrderView order, WorkStage stage) =>
        order.Clocks.FirstOrDefault(clock => clock.Stage == stage)?.DueMs;
}
