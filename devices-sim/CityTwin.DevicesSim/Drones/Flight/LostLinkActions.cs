namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>The two numberings of <see cref="LostLinkAction"/> on the wire.</summary>
internal static class LostLinkActions
{
    /// <summary><c>out_of_control_action</c> of a flight task: 0 returns home, 1 hovers, 2 lands.</summary>
    public static LostLinkAction? OutOfControl(int number) => number switch
    {
        0 => LostLinkAction.ReturnHome,
        1 => LostLinkAction.Hover,
        2 => LostLinkAction.Land,
        _ => null,
    };

    /// <summary><c>rc_lost_action</c> of a flight to a point: 0 hovers, 1 lands, 2 returns home.</summary>
    public static LostLinkAction? RcLost(int number) => number switch
    {
        0 => LostLinkAction.Hover,
        1 => LostLinkAction.Land,
        2 => LostLinkAction.ReturnHome,
        _ => null,
    };
}
