using CityTwin.Sensing;

namespace CityTwin.WorkOrders;

/// <summary>How alerts become orders.</summary>
public sealed class IntakeOptions
{
    public const string Section = "Intake";

    /// <summary>From this severity on an order begins with the district's centre; below it with the street's.</summary>
    public Severity DistrictLeadsFrom { get; set; } = Severity.Red;

    /// <summary>Alerts that wait to be looked at. Past it the board is looked through again once those are done.</summary>
    public int MaxWaitingAlerts { get; set; } = 10_000;
}
