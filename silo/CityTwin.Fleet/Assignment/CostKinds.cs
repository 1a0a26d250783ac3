namespace CityTwin.Fleet.Assignment;

/// <summary>The names and units of cost terms, as they stand in files and on the wire.</summary>
public static class CostKinds
{
    public static string Name(this CostKind kind) => kind switch
    {
        CostKind.Travel => "travel",
        CostKind.Lateness => "lateness",
        CostKind.Energy => "energy",
        CostKind.Fairness => "fairness",
        CostKind.Coverage => "coverage",
        CostKind.Surplus => "surplus",
        CostKind.Override => "override",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A cost term without a name."),
    };

    /// <summary>Of the quantity; nothing for one that is only a number.</summary>
    public static string Unit(this CostKind kind) => kind switch
    {
        CostKind.Travel or CostKind.Lateness => "s",
        CostKind.Energy => "%",
        CostKind.Fairness => "missions",
        CostKind.Coverage => "shares",
        _ => "",
    };
}
