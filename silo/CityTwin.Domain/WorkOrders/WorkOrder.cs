using CityTwin.Alerts;

namespace CityTwin.WorkOrders;

/// <summary>One work order, folded from its events. <see cref="None"/> before the first.</summary>
/// <param name="View">The order as it stands; null before it is reported.</param>
public sealed partial record WorkOrder(WorkOrderView? View)
{
    /// <summary>Requests that an order remembers having taken.</summary>
    public const int MaxRememberedRequests = 16;

    /// <summary>Pictures of one order.</summary>
    public const int MaxPhotos = 24;

    /// <summary>Alerts that one order is about. Past it a further one gets an order of its own.</summary>
    public const int MaxAlerts = 64;

    /// <summary>No order yet.</summary>
    public static WorkOrder None { get; } = new((WorkOrderView?)null);

    /// <summary>The order after an event.</summary>
    public WorkOrder Evolve(WorkOrderEvent happened)
    {
        var before = happened is OrderReported reported ? Reported(reported) : Existing();
        var view = Timed(before, Apply(before, happened), happened);
        return new WorkOrder(view with
        {
            Version = happened.Version,
            UpdatedAtMs = happened.RecordedAtMs,
            Clocks = Merge(view.Clocks, happened.Clocks),
            Photos = happened.Photos is { Count: > 0 } photos ? [.. view.Photos, .. photos] : view.Photos,
            Requests = happened.RequestId is { } request && !view.Requests.Contains(request)
                ? [.. view.Requests.TakeLast(MaxRememberedRequests - 1), request]
                : view.Requests,
        });
    }

    private static WorkOrderView Reported(OrderReported reported) => new()
    {
        Id = reported.Id,
        CorrelationId = reported.CorrelationId,
        Source = reported.Source,
        State = WorkOrderState.Reported,
        Category = reported.Category,
        Urgency = reported.Urgency,
        Cell = reported.Id.Birthplace,
        Longitude = reported.Longitude,
        Latitude = reported.Latitude,
        Lead = reported.Lead,
        Alerts = reported.Alert is { } alert ? [alert] : [],
        ReportedAtMs = reported.RecordedAtMs,
        OccurredAtMs = reported.OccurredAtMs,
        LastSeenAtMs = reported.OccurredAtMs,
        Description = reported.Description,
        Reporter = reported.Reporter,
        Exercise = reported.Exercise == true,
    };

    private static WorkOrderView Apply(WorkOrderView view, WorkOrderEvent happened) => happened switch
    {
        OrderReported => view,
        OrderRegistered => view with { State = WorkOrderState.Registered },
        OrderReviewed reviewed => view with { State = Max(view.State, WorkOrderState.Reviewed), Category = reviewed.Category },
        OrderGraded graded => view with { State = Max(view.State, WorkOrderState.Graded), Urgency = graded.Urgency },
        VerificationRequested => view with { State = WorkOrderState.Verifying },
        OrderVerified verified => view with { State = WorkOrderState.Graded, Verified = verified.Found },
        OrderEstablished => view with { State = WorkOrderState.Established, EstablishedAtMs = happened.OccurredAtMs },
        OrderRejected rejected => Ended(view, happened, WorkOrderState.Rejected) with { RejectedBecause = rejected.Reason },
        OrderAssigned assigned => Assigned(view, assigned),
        OrderAccepted accepted => Accepted(view, accepted),
        OrderReturned returned => Returned(view, returned),
        OrderAnswered answered => Answered(view, answered),
        OrderChecked => view with { State = WorkOrderState.Checked },
        OrderReworked => view with
        {
            State = WorkOrderState.Handling,
            Reworks = view.Reworks + 1,
            ClosedAtMs = null,
            Assignments = [.. view.Assignments.Select(part => part.State == WorkAssignmentState.Answered
                ? part with { State = WorkAssignmentState.Accepted, SinceMs = happened.OccurredAtMs } : part)],
        },
        OrderClosed => Ended(view, happened, WorkOrderState.Closed),
        OrderRated rated => view with { Rating = rated.Rating },
        OrderSupervised supervised => view with { SupervisedBy = supervised.Centre },
        OrderSuspended suspended => view with { SuspendedBecause = suspended.Reason },
        OrderResumed => view with { SuspendedBecause = null },
        OrderMerged merged => Ended(view, happened, WorkOrderState.Merged) with { MergedInto = merged.Into },
        OrderAbsorbed absorbed => view with
        {
            Absorbed = view.Absorbed + 1,
            LastSeenAtMs = Math.Max(view.LastSeenAtMs, absorbed.OccurredAtMs),
            Alerts = AlertId.TryParse(absorbed.From, out _) ? [.. view.Alerts, absorbed.From] : view.Alerts,
        },
        OrderHandedOver handed => view with { Lead = handed.Lead },
        OrderExtended or OrderAnnotated or StageReminded or StageOverdue => view,
        ItemErased => view,
        _ => throw new ArgumentException($"An order knows no event {happened.GetType().Name}.", nameof(happened)),
    };

    /// <summary>The moments that evaluation looks at.</summary>
    private static WorkOrderView Timed(WorkOrderView before, WorkOrderView view, WorkOrderEvent happened)
    {
        var atMs = happened.OccurredAtMs;
        var (wasSuspended, isSuspended) = (before.SuspendedBecause is not null, view.SuspendedBecause is not null);
        var isFirstDispatch = view.State == WorkOrderState.Assigned && before.DispatchedAtMs is null;
        return view with
        {
            DispatchedAtMs = isFirstDispatch ? atMs : before.DispatchedAtMs,
            DispatchDueMs = isFirstDispatch
                ? before.Clocks.FirstOrDefault(clock => clock.Stage == WorkStage.Dispatch)?.DueMs
                : before.DispatchDueMs,
            HandledAtMs = view.State < WorkOrderState.Answered ? null
                : view.State == WorkOrderState.Answered && before.State != WorkOrderState.Answered ? atMs
                : before.HandledAtMs,
            SuspendedAtMs = !isSuspended ? null : wasSuspended ? before.SuspendedAtMs : atMs,
            SuspendedMs = before.SuspendedMs
                + (wasSuspended && !isSuspended ? Math.Max(0, atMs - (before.SuspendedAtMs ?? atMs)) : 0),
        };
    }

    private static WorkOrderView Ended(WorkOrderView view, WorkOrderEvent happened, WorkOrderState state) => view with
    {
        State = state,
        ClosedAtMs = happened.OccurredAtMs,
        SuspendedBecause = null,
    };

    private static WorkOrderView Assigned(WorkOrderView view, OrderAssigned assigned)
    {
        var part = new WorkAssignment(
            assigned.Department, assigned.Area, assigned.Leads, WorkAssignmentState.Assigned, assigned.OccurredAtMs,
            assigned.Officer);
        return view with
        {
            State = assigned.Leads ? WorkOrderState.Assigned
                : view.State == WorkOrderState.Answered ? WorkOrderState.Handling : view.State,
            Assignments = [.. view.Assignments.Where(other => other.Department != assigned.Department), part],
        };
    }

    private static WorkOrderView Accepted(WorkOrderView view, OrderAccepted accepted)
    {
        var parts = With(view, accepted.Department, WorkAssignmentState.Accepted, accepted.OccurredAtMs);
        return view with
        {
            Assignments = parts,
            State = parts.Any(part => part is { IsLead: true, State: WorkAssignmentState.Accepted }
                && part.Department == accepted.Department) ? WorkOrderState.Handling : view.State,
        };
    }

    private static WorkOrderView Returned(WorkOrderView view, OrderReturned returned)
    {
        var lead = view.Assignments.First(part => part.Department == returned.Department).IsLead;
        var parts = With(view, returned.Department, WorkAssignmentState.Returned, returned.OccurredAtMs);
        return view with
        {
            Assignments = parts,
            Returns = view.Returns + 1,
            State = lead ? WorkOrderState.Established : AreAllAnswered(parts) ? WorkOrderState.Answered : view.State,
        };
    }

    private static WorkOrderView Answered(WorkOrderView view, OrderAnswered answered)
    {
        var parts = With(view, answered.Department, WorkAssignmentState.Answered, answered.OccurredAtMs);
        return view with { Assignments = parts, State = AreAllAnswered(parts) ? WorkOrderState.Answered : view.State };
    }

    private static bool AreAllAnswered(IReadOnlyList<WorkAssignment> parts) =>
        parts.All(part => part.State is WorkAssignmentState.Answered or WorkAssignmentState.Returned)
        && parts.Any(part => part is { IsLead: true, State: WorkAssignmentState.Answered });

    private static IReadOnlyList<WorkAssignment> With(
        WorkOrderView view, string department, WorkAssignmentState state, long atMs) =>
        [.. view.Assignments.Select(part => part.Department == department
            ? part with { State = state, SinceMs = atMs } : part)];

    private static IReadOnlyList<StageClock> Merge(IReadOnlyList<StageClock> clocks, IReadOnlyList<StageClock>? moved) =>
        moved is not { Count: > 0 }
            ? clocks
            : [.. clocks.Where(clock => moved.All(other => other.Stage != clock.Stage)).Concat(moved).OrderBy(clock => clock.Stage)];

    private static WorkOrderState Max(WorkOrderState a, WorkOrderState b) => a > b ? a : b;

    private WorkOrderView Existing() => View ?? throw new WorkOrderRefusedException(
        WorkOrderRefusal.Missing, "There is no such order: nothing was reported under this id.");
}
