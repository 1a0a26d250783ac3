using CityTwin.DevicesSim.Robots.Trouble;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>What becomes of an order that was received.</summary>
/// <param name="Refused">Why it is not taken, if it is not.</param>
internal sealed record OrderVerdict(OrderVerdictKind Kind, RobotTrouble? Refused = null)
{
    public static readonly OrderVerdict Take = new(OrderVerdictKind.Take);
    public static readonly OrderVerdict Extend = new(OrderVerdictKind.Extend);
    public static readonly OrderVerdict Ignore = new(OrderVerdictKind.Ignore);

    public static OrderVerdict Refuse(RobotTrouble why) => new(OrderVerdictKind.Refuse, why);
}
