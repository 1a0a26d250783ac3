namespace CityTwin.WorkOrders;

/// <summary>Who does what no person does. No principal has such a name: those of people come from tokens.</summary>
public static class WorkOrderActors
{
    /// <summary>Time.</summary>
    public const string Clock = "city:clock";

    /// <summary>What makes orders of alerts.</summary>
    public const string Intake = "city:intake";

    /// <summary>The dispatch desk, for what its missions found and did.</summary>
    public const string Dispatch = "city:dispatch";

    public static bool IsCity(string by) => by.StartsWith("city:", StringComparison.Ordinal);
}
