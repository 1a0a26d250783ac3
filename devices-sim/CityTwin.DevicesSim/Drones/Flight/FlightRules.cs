namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>What a flight has been told for when things go wrong.</summary>
/// <param name="ReturnHeightM">Above the take-off point.</param>
/// <param name="WhenLost">When the link is lost and the task is not gone on with.</param>
/// <param name="GoesOnWhenLost">Whether the task goes on without a link.</param>
internal sealed record FlightRules(double ReturnHeightM, LostLinkAction WhenLost, bool GoesOnWhenLost)
{
    public static readonly FlightRules Default = new(100, LostLinkAction.ReturnHome, GoesOnWhenLost: false);
}
