namespace CityTwin.Vda5050;

/// <summary>The predefined instant actions that a fleet control asks for, as the standard spells them.</summary>
public static class VdaActionTypes
{
    public const string CancelOrder = "cancelOrder";
    public const string StartPause = "startPause";
    public const string StopPause = "stopPause";
    public const string StateRequest = "stateRequest";
    public const string FactsheetRequest = "factsheetRequest";
    public const string StartCharging = "startCharging";
    public const string StopCharging = "stopCharging";

    /// <summary>From 3.0.</summary>
    public const string EnableZoneSet = "enableZoneSet";

    /// <summary>From 3.0.</summary>
    public const string DeleteZoneSet = "deleteZoneSet";

    /// <summary>From 3.0.</summary>
    public const string Retry = "retry";

    /// <summary>From 3.0.</summary>
    public const string SkipRetry = "skipRetry";
}
