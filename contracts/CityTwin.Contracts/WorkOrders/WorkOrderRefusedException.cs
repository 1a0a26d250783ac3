namespace CityTwin.WorkOrders;

/// <summary>A command a work order cannot carry out, and why. Nothing has changed.</summary>
/// <param name="field">What of the command is wrong, by its name on the wire; empty when it is not one part.</param>
[GenerateSerializer, Alias("CityTwin.WorkOrderRefusedException")]
public sealed class WorkOrderRefusedException(WorkOrderRefusal why, string message, string field = "") : Exception(message)
{
    [Id(0)]
    public WorkOrderRefusal Why { get; } = why;

    [Id(1)]
    public string Field { get; } = field;

    /// <summary>A part of the command that makes no sense.</summary>
    public static WorkOrderRefusedException Invalid(string field, string why) =>
        new(WorkOrderRefusal.Invalid, $"{field}: {why}", field);
}
