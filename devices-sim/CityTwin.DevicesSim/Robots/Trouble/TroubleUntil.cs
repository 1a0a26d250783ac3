namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>How long an error is reported.</summary>
internal enum TroubleUntil
{
    /// <summary>An order or an update is accepted.</summary>
    NewOrder,

    /// <summary>An instant action is accepted.</summary>
    InstantAction,

    /// <summary>The operating mode allows orders again.</summary>
    ModeAllowsOrders,

    /// <summary>A while has passed.</summary>
    Timeout,

    /// <summary>What it tells of is over; who reported it says so.</summary>
    Over,
}
