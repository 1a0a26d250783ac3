using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet.Dispatch;

/// <summary>
/// What an order hears of its missions: one command at a time, always one that it takes in its state. Where a person has
/// gone on with the order, or said otherwise, nothing is said.
/// </summary>
public static class OrderSteps
{
    /// <summary>The next command that what was found asks of an order; null when there is none.</summary>
    /// <param name="department">Whom a confirmed order is established for; null leaves that to people.</param>
    public static WorkOrderCommand? Found(WorkOrderView order, bool found, string? department) => order switch
    {
        { SuspendedBecause: not null } => null,
        { Verified: { } said } when said != found => null, // Somebody looked, and says otherwise.
        { State: WorkOrderState.Reported, Verified: null } => new RegisterOrder(),
        { State: WorkOrderState.Registered or WorkOrderState.Reviewed or WorkOrderState.Graded, Verified: null } => new RequestVerification(),
        { State: WorkOrderState.Verifying } => new VerifyOrder(found),
        { State: WorkOrderState.Graded, Verified: true } when department is not null => new EstablishOrder(),
        { State: WorkOrderState.Established, DispatchedAtMs: null } when department is not null && order.Returns == 0 =>
            new AssignOrder(department, order.Cell.District),
        _ => null,
    };

    /// <summary>The next command that a unit which has taken a response on asks of an order; null when there is none.</summary>
    public static WorkOrderCommand? TakenOn(WorkOrderView order) => order.SuspendedBecause is null
        && Lead(order, WorkAssignmentState.Assigned) is { } lead ? new AcceptOrder(lead.Department) : null;

    /// <summary>The next command that a response which is done asks of an order; null when there is none.</summary>
    /// <param name="missions">All the order's missions.</param>
    public static WorkOrderCommand? Done(WorkOrderView order, IReadOnlyCollection<MissionView> missions)
    {
        var responses = missions.Where(mission => IsResponse(mission.Kind)).ToArray();
        return responses.Length == 0 || responses.Any(mission => mission.IsOpen) || responses.All(mission => mission.State != MissionState.Done)
            || responses.Any(mission => mission.State == MissionState.Failed) || order.SuspendedBecause is not null
            ? null
            : TakenOn(order) ?? (Lead(order, WorkAssignmentState.Accepted) is { } lead ? new AnswerOrder(lead.Department) : null);
    }

    /// <summary>
    /// Whether such a mission handles what an order is about. One that looks does not, nor does one that brings something or
    /// goes along with somebody: an order is not done by that alone.
    /// </summary>
    public static bool IsResponse(MissionKind kind) => kind is MissionKind.Rescue or MissionKind.Cordon;

    /// <summary>The leading part, where nobody has sent it back or had it done again: from then on people decide.</summary>
    private static WorkAssignment? Lead(WorkOrderView order, WorkAssignmentState state) =>
        order is { State: WorkOrderState.Assigned or WorkOrderState.Handling, Returns: 0, Reworks: 0 }
            ? order.Assignments.FirstOrDefault(part => part.IsLead && part.State == state)
            : null;
}
