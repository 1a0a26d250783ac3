using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>Drives one order through commands, with a clock that the test moves.</summary>
internal sealed class OrderDriver(IWorkTerms? terms = null)
{
    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");
    public static readonly WorkOrderId Id = WorkOrderId.Create(Cell, "1");

    private readonly IWorkTerms _terms = terms ?? new FixedTerms();

    public WorkOrder State { get; private set; } = WorkOrder.None;

    public WorkOrderView View => State.View!;

    public long NowMs { get; private set; } = 1_000_000;

    public List<WorkOrderEvent> Events { get; } = [];

    public OrderDriver Wait(long minutes)
    {
        NowMs += minutes * 60_000;
        return this;
    }

    public OrderDriver Report(WorkOrderSource source = WorkOrderSource.Alert, Urgency urgency = Urgency.Normal) => Do(
        new ReportOrder(source, FixedTerms.Flood, urgency, 106.5, 29.5, NowMs - 1_000, Cell.Street, CorrelationId: "alert:500103001001001:a"));

    public OrderDriver Do(WorkOrderCommand command, string? requestId = null, int? expectedVersion = null)
    {
        foreach (var happened in State.Decide(Id, new WorkOrderRequest(command, "wang", requestId, expectedVersion), NowMs, _terms))
        {
            State = State.Evolve(happened);
            Events.Add(happened);
        }

        return this;
    }

    /// <summary>As far along the usual way as asked.</summary>
    public OrderDriver To(WorkOrderState state, WorkOrderSource source = WorkOrderSource.Alert)
    {
        (WorkOrderState After, WorkOrderCommand Command)[] way =
        [
            (WorkOrderState.Registered, new RegisterOrder()),
            (WorkOrderState.Reviewed, new ReviewOrder(FixedTerms.Flood)),
            (WorkOrderState.Graded, new GradeOrder(Urgency.Normal)),
            (WorkOrderState.Verifying, new RequestVerification()),
            (WorkOrderState.Graded, new VerifyOrder(true)),
            (WorkOrderState.Established, new EstablishOrder()),
            (WorkOrderState.Assigned, new AssignOrder(FixedTerms.Water, Cell.District)),
            (WorkOrderState.Handling, new AcceptOrder(FixedTerms.Water)),
            (WorkOrderState.Answered, new AnswerOrder(FixedTerms.Water)),
            (WorkOrderState.Checked, new CheckOrder()),
            (WorkOrderState.Closed, new CloseOrder()),
        ];
        Report(source);
        foreach (var (after, command) in way)
        {
            if (View.State == state)
            {
                return this;
            }

            if (state == WorkOrderState.Rejected && after == WorkOrderState.Graded)
            {
                return Do(new RejectOrder("not-found"));
            }

            if (state == WorkOrderState.Merged && after == WorkOrderState.Graded)
            {
                return Do(new MergeOrder(WorkOrderId.Create(Cell, "0")));
            }

            Do(command);
        }

        return this;
    }

    public StageClock Clock(WorkStage stage) => View.Clocks.Single(clock => clock.Stage == stage);

    public WorkOrderRefusedException Refused(WorkOrderCommand command, int? expectedVersion = null) =>
        Should.Throw<WorkOrderRefusedException>(() => Do(command, expectedVersion: expectedVersion));
}
