namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>
/// VDA 5050 3.0, table 9. Version 2.1 names four errors (<c>validationError</c>, <c>orderError</c>, <c>orderUpdateError</c>,
/// <c>noOrderToCancel</c>) and leaves the rest to the maker: each gets the nearest of them, or a name of the same making.
/// </summary>
internal static class TroubleNames
{
    private static readonly Dictionary<TroubleKind, TroubleName> Names = new()
    {
        [TroubleKind.ValidationFailure] = new("validationError", "VALIDATION_FAILURE", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.UnsupportedParameter] = new("orderError", "UNSUPPORTED_PARAMETER", TroubleLevel.Critical, TroubleUntil.NewOrder),
        [TroubleKind.InvalidOrder] = new("orderUpdateError", "INVALID_ORDER", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.InvalidOrderAction] = new("orderError", "INVALID_ORDER_ACTION", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.InvalidInstantAction] = new("instantActionError", "INVALID_INSTANT_ACTION", TroubleLevel.Warning, TroubleUntil.InstantAction),
        [TroubleKind.OutdatedOrderUpdate] = new("orderUpdateError", "OUTDATED_ORDER_UPDATE", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.SameOrderUpdateId] = new("orderUpdateError", "SAME_ORDER_UPDATE_ID", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.OrderUpdateFollowingCancel] =
            new("orderUpdateError", "ORDER_UPDATE_FOLLOWING_CANCEL", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.OtherOrderActive] = new("orderError", "OTHER_ORDER_ACTIVE", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.StartNodeOutOfRange] = new("noRouteError", "START_NODE_OUT_OF_RANGE", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.NoRouteToTarget] = new("noRouteError", "NO_ROUTE_TO_TARGET", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.NodeUnreachable] = new("noRouteError", "NODE_UNREACHABLE", TroubleLevel.Critical, TroubleUntil.NewOrder),
        [TroubleKind.NotAvailable] = new("notAvailable", "MOBILE_ROBOT_NOT_AVAILABLE", TroubleLevel.Warning, TroubleUntil.ModeAllowsOrders),
        [TroubleKind.UnknownMapId] = new("orderError", "UNKNOWN_MAP_ID", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.NoOrderToCancel] = new("noOrderToCancel", "NO_ORDER_TO_CANCEL", TroubleLevel.Warning, TroubleUntil.NewOrder),
        [TroubleKind.DuplicateZoneSet] = new("zoneSetError", "DUPLICATE_ZONE_SET", TroubleLevel.Warning, TroubleUntil.Timeout),
        [TroubleKind.BlockedZoneViolation] = new("zoneError", "BLOCKED_ZONE_VIOLATION", TroubleLevel.Critical, TroubleUntil.Over),
        [TroubleKind.ReleaseLost] = new("zoneError", "RELEASE_LOST", TroubleLevel.Critical, TroubleUntil.Over),
        [TroubleKind.ActionFailed] = new("actionFailed", "ACTION_FAILED", TroubleLevel.Urgent, TroubleUntil.NewOrder),
        [TroubleKind.ChargerOutOfReach] = new("chargingError", "CHARGER_OUT_OF_REACH", TroubleLevel.Urgent, TroubleUntil.NewOrder),
        [TroubleKind.InstantActionStatesFull] =
            new("actionStatesFull", "INSTANT_ACTION_STATES_FULL", TroubleLevel.Urgent, TroubleUntil.Timeout),
        [TroubleKind.ZoneActionStatesFull] = new("actionStatesFull", "ZONE_ACTION_STATES_FULL", TroubleLevel.Urgent, TroubleUntil.Timeout),
        [TroubleKind.InsufficientMemory] = new("orderError", "INSUFFICIENT_MEMORY", TroubleLevel.Urgent, TroubleUntil.NewOrder),
        [TroubleKind.LowBattery] = new("lowBattery", "LOW_BATTERY", TroubleLevel.Urgent, TroubleUntil.Over),
        [TroubleKind.EmptyBattery] = new("emptyBattery", "EMPTY_BATTERY", TroubleLevel.Fatal, TroubleUntil.Over),
    };

    public static TroubleName Of(TroubleKind kind) => Names[kind];

    /// <summary>
    /// As the message has it. What keeps a robot from its order but not from the next one is only a warning in 2.x: its other
    /// level says that a person must come.
    /// </summary>
    public static string Wire(TroubleLevel level, bool isV3) => (isV3, level) switch
    {
        (_, TroubleLevel.Warning) => "WARNING",
        (_, TroubleLevel.Fatal) => "FATAL",
        (false, _) => "WARNING",
        (true, TroubleLevel.Urgent) => "URGENT",
        _ => "CRITICAL",
    };
}
