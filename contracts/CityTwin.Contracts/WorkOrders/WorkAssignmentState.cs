namespace CityTwin.WorkOrders;

/// <summary>Where a department's part in an order stands.</summary>
public enum WorkAssignmentState : byte
{
    /// <summary>Sent to it.</summary>
    Assigned,

    /// <summary>Taken on.</summary>
    Accepted,

    /// <summary>Sent back: not its own.</summary>
    Returned,

    /// <summary>Done, and said what was done.</summary>
    Answered,
}
