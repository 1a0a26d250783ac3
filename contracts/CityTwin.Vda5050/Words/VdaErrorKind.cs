namespace CityTwin.Vda5050;

/// <summary>The error types of the standard; what 2.x calls otherwise is the same member.</summary>
public enum VdaErrorKind : byte
{
    /// <summary>A manufacturer's own.</summary>
    Other,

    /// <summary>The order is malformed. In 2.x <c>validationError</c>.</summary>
    ValidationFailure,

    /// <summary>It has an optional field that the robot cannot use.</summary>
    UnsupportedParameter,

    /// <summary>It has an action or a field that the robot cannot do. In 2.x <c>orderError</c>.</summary>
    InvalidOrderAction,

    /// <summary>An instant action that the robot cannot do.</summary>
    InvalidInstantAction,

    /// <summary>The update is older than what the robot has. In 2.x <c>orderUpdateError</c>, which says the next two as well.</summary>
    OutdatedOrderUpdate,

    /// <summary>It has the number of what the robot has and says something else.</summary>
    SameOrderUpdateId,

    /// <summary>It is an update of an order that was cancelled.</summary>
    OrderUpdateFollowingCancel,

    /// <summary>Another order is not over.</summary>
    OtherOrderActive,

    /// <summary>The robot does not stand at its first node.</summary>
    StartNodeOutOfRange,

    /// <summary>At least one of its nodes cannot be reached.</summary>
    NoRouteToTarget,

    /// <summary>The robot's operating mode does not take orders.</summary>
    MobileRobotNotAvailable,

    /// <summary>The robot does not have the map of its nodes.</summary>
    UnknownMapId,

    /// <summary>It is too large for the robot.</summary>
    InsufficientMemory,

    /// <summary>There is no such order to cancel. In 2.x <c>noOrderToCancel</c>.</summary>
    NoOrderToCancel,

    /// <summary>Under way, a node turns out not to be reachable.</summary>
    NodeUnreachable,

    /// <summary>The robot has left an edge's corridor.</summary>
    OutsideOfCorridor,

    /// <summary>The robot is in a zone where none may be.</summary>
    BlockedZoneViolation,

    /// <summary>The robot lost its leave for the zone it is in.</summary>
    ReleaseLost,

    /// <summary>A zone's actions contradict what the zone asks.</summary>
    ZoneActionConflict,

    /// <summary>The robot does not know where it is.</summary>
    LocalizationError,

    /// <summary>It has that map already.</summary>
    DuplicateMap,

    /// <summary>It has that zone set already.</summary>
    DuplicateZoneSet,
}
