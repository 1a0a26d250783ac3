using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>An order that has left its board, as far as evaluation looks at it. Members are those of <see cref="EvaluatedOrder"/>.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.EvaluatedRow")]
internal sealed record EvaluatedRow
{
    [Id(0)] public required WorkOrderId Order { get; init; }

    /// <summary>Of two rows of an order the one of the later version holds.</summary>
    [Id(1)] public required int Version { get; init; }

    [Id(2)] public required DivisionCode Grid { get; init; }

    [Id(3)] public required string Department { get; init; }

    [Id(4)] public required string Category { get; init; }

    [Id(5)] public required string Source { get; init; }

    [Id(6)] public required long ReportedAtMs { get; init; }

    [Id(7)] public long? EstablishedAtMs { get; init; }

    [Id(8)] public long? RejectedAtMs { get; init; }

    [Id(9)] public long? DispatchedAtMs { get; init; }

    [Id(10)] public long? HandledAtMs { get; init; }

    [Id(11)] public long? ClosedAtMs { get; init; }

    [Id(12)] public long? DispatchDueMs { get; init; }

    [Id(13)] public long? HandleDueMs { get; init; }

    [Id(14)] public long? OverallDueMs { get; init; }

    [Id(15)] public long SuspendedMs { get; init; }

    [Id(16)] public bool IsMerged { get; init; }

    [Id(17)] public int Reworks { get; init; }

    [Id(18)] public int? Rating { get; init; }

    public static EvaluatedRow Of(WorkOrderView order)
    {
        var seen = EvaluatedOrder.Of(order);
        return new EvaluatedRow
        {
            Order = order.Id,
            Version = order.Version,
            Grid = seen.Grid,
            Department = seen.Department,
            Category = seen.Category,
            Source = seen.Source,
            ReportedAtMs = seen.ReportedAtMs,
            EstablishedAtMs = seen.EstablishedAtMs,
            RejectedAtMs = seen.RejectedAtMs,
            DispatchedAtMs = seen.DispatchedAtMs,
            HandledAtMs = seen.HandledAtMs,
            ClosedAtMs = seen.ClosedAtMs,
            DispatchDueMs = seen.DispatchDueMs,
            HandleDueMs = seen.HandleDueMs,
            OverallDueMs = seen.OverallDueMs,
            SuspendedMs = seen.SuspendedMs,
            IsMerged = seen.IsMerged,
            Reworks = seen.Reworks,
            Rating = seen.Rating,
        };
    }

    /// <summary>Nothing that left its board is suspended: it is over.</summary>
    public EvaluatedOrder ToOrder() => new()
    {
        Grid = Grid,
        Department = Department,
        Category = Category,
        Source = Source,
        ReportedAtMs = ReportedAtMs,
        EstablishedAtMs = EstablishedAtMs,
        RejectedAtMs = RejectedAtMs,
        DispatchedAtMs = DispatchedAtMs,
        HandledAtMs = HandledAtMs,
        ClosedAtMs = ClosedAtMs,
        DispatchDueMs = DispatchDueMs,
        HandleDueMs = HandleDueMs,
        OverallDueMs = OverallDueMs,
        SuspendedMs = SuspendedMs,
        IsMerged = IsMerged,
        Reworks = Reworks,
        Rating = Rating,
    };
}
