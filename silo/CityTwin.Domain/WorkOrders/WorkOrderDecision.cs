using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>One request decided on an order that is there and in a state for it.</summary>
internal sealed class WorkOrderDecision(WorkOrderView order, WorkOrderRequest request, long nowMs, IWorkTerms terms)
{
    /// <summary>The most time that one extension gives.</summary>
    private const int MaxExtensionMinutes = 60 * 24 * 90;

    private readonly WorkOrderClocks _clocks = new(terms);

    private (WorkOrderId Id, int Version) Next => (order.Id, order.Version + 1);

    public IReadOnlyList<WorkOrderEvent> Make() => request.Command switch
    {
        RegisterOrder => One(new OrderRegistered(Next.Id, Next.Version, nowMs, nowMs)),
        ReviewOrder review => Review(review),
        GradeOrder grade => One(
            new OrderGraded(Next.Id, Next.Version, nowMs, nowMs, grade.Urgency),
            _clocks.Regrade(order, order.Category, grade.Urgency, nowMs)),
        RequestVerification => One(new VerificationRequested(Next.Id, Next.Version, nowMs, nowMs)),
        VerifyOrder verify => One(new OrderVerified(Next.Id, Next.Version, nowMs, nowMs, verify.Found)),
        EstablishOrder => Establish(),
        RejectOrder reject => One(
            new OrderRejected(Next.Id, Next.Version, nowMs, nowMs, Listed(reject.Reason, WorkOrderReasons.Reject)),
            WorkOrderClocks.EndAll(order, nowMs)),
        AssignOrder assign => Assign(assign.Department, assign.Area, assign.Officer, leads: true),
        ShareOrder share => Assign(share.Department, share.Area, share.Officer, leads: false),
        AcceptOrder accept => Accept(accept),
        ReturnOrder back => Return(back),
        AnswerOrder answer => Answer(answer),
        CheckOrder => One(
            new OrderChecked(Next.Id, Next.Version, nowMs, nowMs),
            WorkOrderClocks.End(order, nowMs, WorkStage.Check)),
        ReworkOrder rework => One(
            new OrderReworked(Next.Id, Next.Version, nowMs, nowMs, Listed(rework.Reason, WorkOrderReasons.Rework)),
            [.. WorkOrderClocks.End(order, nowMs, WorkStage.Check), .. Started(WorkStage.Handle)]),
        CloseOrder => One(
            new OrderClosed(Next.Id, Next.Version, nowMs, nowMs), WorkOrderClocks.EndAll(order, nowMs)),
        RateOrder rate => One(new OrderRated(
            Next.Id, Next.Version, nowMs, nowMs,
            rate.Rating is >= 1 and <= 5 ? rate.Rating : throw WorkOrderRefusedException.Invalid("rating", "expected 1 to 5."))),
        SuperviseOrder supervise => Supervise(supervise),
        ExtendOrder extend => Extend(extend),
        SuspendOrder suspend => Suspend(suspend),
        ResumeOrder => order.SuspendedBecause is null
            ? throw Refused("is not suspended.")
            : One(new OrderResumed(Next.Id, Next.Version, nowMs, nowMs), _clocks.Resume(order, nowMs)),
        MergeOrder merge => merge.Into == order.Id
            ? throw WorkOrderRefusedException.Invalid("into", "an order cannot be merged into itself.")
            : One(
                new OrderMerged(Next.Id, Next.Version, nowMs, nowMs, merge.Into),
                WorkOrderClocks.EndAll(order, nowMs)),
        AbsorbOrder absorb => One(
            new OrderAbsorbed(Next.Id, Next.Version, absorb.SeenAtMs, nowMs, absorb.From.Value)),
        AbsorbAlert absorb => Absorb(absorb),
        HandOverOrder hand => HandOver(hand),
        AnnotateOrder => request.Note is null && request.Photos is not { Count: > 0 }
            ? throw WorkOrderRefusedException.Invalid("note", "there is neither a note nor a picture to add.")
            : One(new OrderAnnotated(Next.Id, Next.Version, nowMs, nowMs)),
        EraseItem erase => One(new ItemErased(Next.Id, Next.Version, nowMs, nowMs, erase.Commitment)),
        SweepClocks => Sweep(),
        _ => throw new ArgumentException($"An order knows no command {request.Command.GetType().Name}."),
    };

    private IReadOnlyList<WorkOrderEvent> Absorb(AbsorbAlert absorb) =>
        order.Alerts.Contains(absorb.Alert) ? []
        : order.Alerts.Count >= WorkOrder.MaxAlerts ? throw Refused($"has {WorkOrder.MaxAlerts} alerts already, as many as one order may.")
        : One(new OrderAbsorbed(Next.Id, Next.Version, absorb.RaisedAtMs, nowMs, absorb.Alert));

    private IReadOnlyList<WorkOrderEvent> Review(ReviewOrder review) => terms.HasCategory(review.Category)
        ? One(
            new OrderReviewed(Next.Id, Next.Version, nowMs, nowMs, review.Category),
            _clocks.Regrade(order, review.Category, order.Urgency, nowMs))
        : throw WorkOrderRefusedException.Invalid("category", $"this city has no category '{review.Category}'; GetDesk names them.");

    private IReadOnlyList<WorkOrderEvent> Establish()
    {
        if (order.Verified == false)
        {
            throw Refused("was not found on the spot: it can be rejected, or verified again.");
        }

        if (order.Verified is null && WorkOrderSteps.NeedsVerification(order.Source))
        {
            throw Refused($"comes from {order.Source.ToWire()} and nobody has looked on the spot yet: request verification first.");
        }

        return One(
            new OrderEstablished(Next.Id, Next.Version, nowMs, nowMs),
            [.. WorkOrderClocks.End(order, nowMs, WorkStage.Register), .. Started(WorkStage.Overall), .. Started(WorkStage.Dispatch)]);
    }

    private IReadOnlyList<WorkOrderEvent> Assign(string department, DivisionCode area, string? officer, bool leads)
    {
        if (!terms.HasDepartment(department))
        {
            throw WorkOrderRefusedException.Invalid("department", $"this city has no department '{department}'; GetDesk names them.");
        }

        if (!area.Contains(order.Cell))
        {
            throw WorkOrderRefusedException.Invalid("area", $"{area} does not contain the order's cell {order.Cell}.");
        }

        if (!leads && Part(department) is { State: WorkAssignmentState.Assigned or WorkAssignmentState.Accepted })
        {
            throw Refused($"is with {department} already.");
        }

        return One(
            new OrderAssigned(Next.Id, Next.Version, nowMs, nowMs, department, area, officer, leads),
            leads
                ? [.. WorkOrderClocks.End(order, nowMs, WorkStage.Dispatch), .. Started(WorkStage.Respond)]
                : order.State == WorkOrderState.Answered
                    ? [.. WorkOrderClocks.End(order, nowMs, WorkStage.Check), .. Started(WorkStage.Handle)]
                    : []);
    }

    private IReadOnlyList<WorkOrderEvent> Accept(AcceptOrder accept)
    {
        var part = Own(accept.Department, WorkAssignmentState.Assigned);
        return One(
            new OrderAccepted(Next.Id, Next.Version, nowMs, nowMs, accept.Department),
            part.IsLead ? [.. WorkOrderClocks.End(order, nowMs, WorkStage.Respond), .. Started(WorkStage.Handle)] : []);
    }

    private IReadOnlyList<WorkOrderEvent> Return(ReturnOrder back)
    {
        var part = Own(back.Department, WorkAssignmentState.Assigned, WorkAssignmentState.Accepted);
        return One(
            new OrderReturned(
                Next.Id, Next.Version, nowMs, nowMs, back.Department, Listed(back.Reason, WorkOrderReasons.Return)),
            part.IsLead
                ? [.. WorkOrderClocks.End(order, nowMs, WorkStage.Respond, WorkStage.Handle), .. Started(WorkStage.Dispatch)]
                : IsLast(back.Department) ? HandleEnds() : []);
    }

    private IReadOnlyList<WorkOrderEvent> Answer(AnswerOrder answer)
    {
        Own(answer.Department, WorkAssignmentState.Accepted);
        return One(
            new OrderAnswered(Next.Id, Next.Version, nowMs, nowMs, answer.Department),
            IsLast(answer.Department) ? HandleEnds() : []);
    }

    private IReadOnlyList<WorkOrderEvent> Supervise(SuperviseOrder supervise) =>
        supervise.Centre.Level <= DivisionLevel.Street && supervise.Centre.Contains(order.Cell)
            ? One(new OrderSupervised(Next.Id, Next.Version, nowMs, nowMs, supervise.Centre))
            : throw WorkOrderRefusedException.Invalid("centre", $"{supervise.Centre} is not a centre of cell {order.Cell}.");

    private IReadOnlyList<WorkOrderEvent> Extend(ExtendOrder extend)
    {
        var reason = Listed(extend.Reason, WorkOrderReasons.Extend);
        if (extend.ByMinutes is < 1 or > MaxExtensionMinutes)
        {
            throw WorkOrderRefusedException.Invalid("by_minutes", $"expected 1 to {MaxExtensionMinutes}.");
        }

        var clock = order.Clocks.FirstOrDefault(clock => clock.Stage == extend.Stage && clock.IsRunning)
            ?? throw Refused($"has no running clock for {extend.Stage.ToWire()}.");
        return One(
            new OrderExtended(Next.Id, Next.Version, nowMs, nowMs, extend.Stage, extend.ByMinutes, reason),
            [_clocks.Extend(order, clock, TimeSpan.FromMinutes(extend.ByMinutes), nowMs)]);
    }

    private IReadOnlyList<WorkOrderEvent> Suspend(SuspendOrder suspend) => order.SuspendedBecause is { } already
        ? throw Refused($"is suspended already ({already}).")
        : One(
            new OrderSuspended(Next.Id, Next.Version, nowMs, nowMs, Listed(suspend.Reason, WorkOrderReasons.Suspend)),
            WorkOrderClocks.Pause(order, nowMs));

    private IReadOnlyList<WorkOrderEvent> HandOver(HandOverOrder hand)
    {
        if (hand.Lead.Level > DivisionLevel.Street || !hand.Lead.Contains(order.Cell))
        {
            throw WorkOrderRefusedException.Invalid("lead", $"{hand.Lead} is not a centre of cell {order.Cell}: expected its street, its district or the city.");
        }

        return hand.Lead == order.Lead
            ? []
            : One(new OrderHandedOver(Next.Id, Next.Version, nowMs, nowMs, hand.Lead));
    }

    /// <summary>Reminders and run-out stages, and with a run-out stage the next centre up.</summary>
    private IReadOnlyList<WorkOrderEvent> Sweep()
    {
        var (events, version, lead) = (new List<WorkOrderEvent>(), order.Version, order.Lead);
        foreach (var clock in order.Clocks)
        {
            if (_clocks.Said(order, clock, nowMs) is not { } said)
            {
                continue;
            }

            if (said.Used < 1)
            {
                events.Add(new StageReminded(order.Id, ++version, clock.NextMs!.Value, nowMs, clock.Stage, said.Used)
                {
                    By = WorkOrderActors.Clock, Clocks = [said.After],
                });
                continue;
            }

            events.Add(new StageOverdue(order.Id, ++version, clock.DueMs, nowMs, clock.Stage)
            {
                By = WorkOrderActors.Clock, Clocks = [said.After],
            });
            if (lead == order.Lead && lead.Parent is { } up)
            {
                lead = up;
                events.Add(new OrderHandedOver(order.Id, ++version, nowMs, nowMs, lead) { By = WorkOrderActors.Clock });
            }
        }

        return events;
    }

    private IReadOnlyList<WorkOrderEvent> One(WorkOrderEvent happened, IEnumerable<StageClock>? clocks = null)
    {
        var moved = clocks?.ToArray();
        return
        [
            happened with
            {
                By = request.By,
                RequestId = request.RequestId,
                Note = request.Note,
                Photos = request.Photos is { Count: > 0 } ? request.Photos : null,
                Clocks = moved is { Length: > 0 } ? moved : null,
            },
        ];
    }

    private IEnumerable<StageClock> Started(WorkStage stage) =>
        _clocks.Start(order, stage, nowMs) is { } clock ? [Standing(clock)] : [];

    /// <summary>A stage that begins while the order is suspended stands still from the first.</summary>
    private StageClock Standing(StageClock clock) =>
        order.SuspendedBecause is null ? clock : clock with { PausedAtMs = nowMs };

    private IEnumerable<StageClock> HandleEnds() =>
        [.. WorkOrderClocks.End(order, nowMs, WorkStage.Handle), .. Started(WorkStage.Check)];

    private WorkAssignment? Part(string department) =>
        order.Assignments.FirstOrDefault(part => part.Department == department);

    private WorkAssignment Own(string department, params WorkAssignmentState[] states)
    {
        var part = Part(department) ?? throw Refused($"has no part for {department}.");
        return states.Contains(part.State)
            ? part
            : throw Refused($"has a part of {department} that is {part.State.ToWire()}, not {string.Join(" or ", states.Select(state => state.ToWire()))}.");
    }

    /// <summary>Whether all other parts are done, the leading one among them or this.</summary>
    private bool IsLast(string department) => order.Assignments.All(part => part.Department == department
        || part.State is WorkAssignmentState.Answered or WorkAssignmentState.Returned)
        && order.Assignments.Any(part => part.IsLead
            && (part.State == WorkAssignmentState.Answered || part.Department == department));

    private WorkOrderRefusedException Refused(string how) => new(WorkOrderRefusal.State, $"Order {order.Id} {how}");

    private static string Listed(string reason, IReadOnlyList<string> list) => list.Contains(reason)
        ? reason
        : throw WorkOrderRefusedException.Invalid("reason", $"'{reason}' is none of {string.Join(", ", list)}.");
}
