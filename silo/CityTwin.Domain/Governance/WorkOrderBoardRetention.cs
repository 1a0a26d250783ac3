namespace CityTwin.Governance;

/// <summary>How long orders that are done with stay on a district's board. Its log and the archive keep them beyond.</summary>
/// <param name="ClosedFor">After the last event of an order that is closed, rejected or merged.</param>
/// <param name="MaxClosed">Such orders kept at most; past it those whose last event is oldest leave.</param>
public sealed record WorkOrderBoardRetention(TimeSpan ClosedFor, int MaxClosed)
{
    /// <summary>A month, and about 60 MB.</summary>
    public static WorkOrderBoardRetention Usual { get; } = new(TimeSpan.FromDays(31), 30_000);
}
