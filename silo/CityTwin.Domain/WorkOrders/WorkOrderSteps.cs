using System.Collections.Frozen;

namespace CityTwin.WorkOrders;

/// <summary>Which command an order takes in which state.</summary>
public static class WorkOrderSteps
{
    private static readonly WorkOrderState[] Before =
        [WorkOrderState.Reported, WorkOrderState.Registered, WorkOrderState.Reviewed, WorkOrderState.Graded, WorkOrderState.Verifying];

    private static readonly WorkOrderState[] Open = [.. Enum.GetValues<WorkOrderState>().Where(IsOpen)];

    private static readonly FrozenDictionary<Type, WorkOrderState[]> Table = new Dictionary<Type, WorkOrderState[]>
    {
        [typeof(RegisterOrder)] = [WorkOrderState.Reported],
        [typeof(ReviewOrder)] = [WorkOrderState.Registered, WorkOrderState.Reviewed, WorkOrderState.Graded],
        [typeof(GradeOrder)] = [WorkOrderState.Reviewed, WorkOrderState.Graded],
        [typeof(RequestVerification)] = [WorkOrderState.Registered, WorkOrderState.Reviewed, WorkOrderState.Graded],
        [typeof(VerifyOrder)] = [WorkOrderState.Verifying],
        [typeof(EstablishOrder)] = [WorkOrderState.Graded],
        [typeof(RejectOrder)] = Before,
        [typeof(AssignOrder)] = [WorkOrderState.Established],
        [typeof(ShareOrder)] = [WorkOrderState.Assigned, WorkOrderState.Handling, WorkOrderState.Answered],
        [typeof(AcceptOrder)] = [WorkOrderState.Assigned, WorkOrderState.Handling],
        [typeof(ReturnOrder)] = [WorkOrderState.Assigned, WorkOrderState.Handling],
        [typeof(AnswerOrder)] = [WorkOrderState.Assigned, WorkOrderState.Handling],
        [typeof(CheckOrder)] = [WorkOrderState.Answered],
        [typeof(ReworkOrder)] = [WorkOrderState.Answered, WorkOrderState.Checked],
        [typeof(CloseOrder)] = [WorkOrderState.Checked],
        [typeof(RateOrder)] = [WorkOrderState.Closed],
        [typeof(SuperviseOrder)] = Open,
        [typeof(ExtendOrder)] = Open,
        [typeof(SuspendOrder)] = Open,
        [typeof(ResumeOrder)] = Open,
        [typeof(MergeOrder)] = Open,
        [typeof(AbsorbOrder)] = Open,
        [typeof(AbsorbAlert)] = Open,
        [typeof(HandOverOrder)] = Open,
        [typeof(AnnotateOrder)] = Open,
        [typeof(EraseItem)] = Enum.GetValues<WorkOrderState>(),
        [typeof(SweepClocks)] = Open,
    }.ToFrozenDictionary();

    /// <summary>All commands that an order which is there can be given.</summary>
    public static IEnumerable<Type> Commands => Table.Keys;

    /// <summary>The states in which a command is taken; none for one that is not known.</summary>
    public static IReadOnlyList<WorkOrderState> StatesFor(Type command) => Table.GetValueOrDefault(command, []);

    /// <summary>Whether there is still something to do about an order in this state.</summary>
    public static bool IsOpen(WorkOrderState state) =>
        state is not (WorkOrderState.Closed or WorkOrderState.Rejected or WorkOrderState.Merged);

    /// <summary>Whether somebody has to look on the spot before it becomes a case: what people say, nobody has measured.</summary>
    public static bool NeedsVerification(WorkOrderSource source) => source is
        WorkOrderSource.Citizen or WorkOrderSource.Hotline or WorkOrderSource.Police or WorkOrderSource.Petition;
}
