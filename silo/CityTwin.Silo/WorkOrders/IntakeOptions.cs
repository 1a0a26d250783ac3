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

    /// <summary>How long an alert that could not be made an order is left alone; each time again twice as long.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>It is never left alone for longer.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after it was logged that an alert fails it is logged again.</summary>
    public TimeSpan TellAgainAfter { get; set; } = TimeSpan.FromHours(1);
}
