using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>The standard's errors in a sentence.</summary>
internal static class RejectionWords
{
    private const int MaxCharacters = 300;

    public static string Of(VdaError error)
    {
        var said = error.Description ?? error.Hint;
        var text = said is null ? Of(error.Kind) : $"{Of(error.Kind)} The robot says: {said}";
        return text.Length <= MaxCharacters ? text : $"{text[..MaxCharacters]}…";
    }

    private static string Of(VdaErrorKind kind) => kind switch
    {
        VdaErrorKind.ValidationFailure => "The robot finds the order malformed.",
        VdaErrorKind.UnsupportedParameter => "The robot cannot use a field of the order.",
        VdaErrorKind.InvalidOrderAction => "The robot cannot do an action of the order.",
        VdaErrorKind.InvalidInstantAction => "The robot cannot do that at once.",
        VdaErrorKind.OutdatedOrderUpdate => "The robot has a newer update of the order.",
        VdaErrorKind.SameOrderUpdateId => "The robot has another order under that number.",
        VdaErrorKind.OrderUpdateFollowingCancel => "The order was cancelled before its update came.",
        VdaErrorKind.OtherOrderActive => "The robot has another order that is not over.",
        VdaErrorKind.StartNodeOutOfRange => "The robot does not stand where the order begins.",
        VdaErrorKind.NoRouteToTarget => "The robot knows no way to a node of the order.",
        VdaErrorKind.MobileRobotNotAvailable => "The robot takes no orders in its operating mode.",
        VdaErrorKind.UnknownMapId => $"The robot does not have the map {Robot.MapId}.",
        VdaErrorKind.InsufficientMemory => "The order is too large for the robot.",
        VdaErrorKind.NoOrderToCancel => "The robot has no such order to cancel.",
        VdaErrorKind.NodeUnreachable => "The robot cannot reach a node of the order.",
        VdaErrorKind.OutsideOfCorridor => "The robot has left its corridor.",
        VdaErrorKind.BlockedZoneViolation => "The robot is in a blocked zone.",
        VdaErrorKind.ReleaseLost => "The robot has lost its leave for the zone it is in.",
        VdaErrorKind.ZoneActionConflict => "A zone's actions contradict the zone.",
        VdaErrorKind.LocalizationError => "The robot does not know where it is.",
        VdaErrorKind.DuplicateMap => "The robot has that map already.",
        VdaErrorKind.DuplicateZoneSet => "The robot has that zone set already.",
        _ => "The robot reports an error of its own.",
    };
}
