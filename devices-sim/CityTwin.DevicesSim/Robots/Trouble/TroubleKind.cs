namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>What a robot reports as an error; <see cref="TroubleNames"/> has what each version of the standard calls it.</summary>
internal enum TroubleKind
{
    ValidationFailure,
    UnsupportedParameter,
    InvalidOrder,
    InvalidOrderAction,
    InvalidInstantAction,
    OutdatedOrderUpdate,
    SameOrderUpdateId,
    OrderUpdateFollowingCancel,
    OtherOrderActive,
    StartNodeOutOfRange,
    NoRouteToTarget,
    NodeUnreachable,
    NotAvailable,
    UnknownMapId,
    NoOrderToCancel,
    DuplicateZoneSet,
    BlockedZoneViolation,
    ReleaseLost,
    ActionFailed,
    ChargerOutOfReach,
    InstantActionStatesFull,
    ZoneActionStatesFull,
    InsufficientMemory,
    LowBattery,
    EmptyBattery,
}
