namespace CityTwin.DevicesSim.Robots.Faults;

/// <summary>How robots, and the air between them and their city, fail.</summary>
internal enum RobotFaultKind
{
    /// <summary>One message in three is lost, either way.</summary>
    MessageLoss,

    /// <summary>What it says arrives up to ten seconds late, and out of order.</summary>
    MessageDelay,

    /// <summary>States arrive twice, and old ones again.</summary>
    StaleMessages,

    /// <summary>It takes no order.</summary>
    Rejection,

    /// <summary>Somebody turns its key and drives it away; from 3.0 on they may also lend a hand only.</summary>
    ManualTakeOver,
    EmergencyStop,

    /// <summary>Its battery was not as full as it said.</summary>
    LowBattery,

    /// <summary>Its devices do not answer.</summary>
    ActionFailure,

    /// <summary>Its connection breaks, and comes back when it is over.</summary>
    LinkLost,
}
