using System.Globalization;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>The standard's rejections of an order that the robot does not show, and what follows from each.</summary>
internal sealed class Rejections(Step step, Trip trip)
{
    /// <returns>Whether the trip's course has changed by one.</returns>
    public bool Hear(VdaState state)
    {
        foreach (var error in state.Errors.Where(IsAboutIt))
        {
            switch (error.Kind)
            {
                case VdaErrorKind.ValidationFailure or VdaErrorKind.UnsupportedParameter or VdaErrorKind.InvalidOrderAction
                    or VdaErrorKind.StartNodeOutOfRange or VdaErrorKind.NoRouteToTarget or VdaErrorKind.MobileRobotNotAvailable
                    or VdaErrorKind.UnknownMapId or VdaErrorKind.InsufficientMemory or VdaErrorKind.OrderUpdateFollowingCancel:
                    step.Trips.Fail(error.Type, RejectionWords.Of(error), mayHaveIt: trip.IsShown);
                    return true;
                case VdaErrorKind.OtherOrderActive:
                    OtherActive(error, state);
                    return true;
                case VdaErrorKind.OutdatedOrderUpdate or VdaErrorKind.SameOrderUpdateId when trip.IsShown:
                    step.Trips.Renew(trip);
                    return true;
                case VdaErrorKind.OutdatedOrderUpdate or VdaErrorKind.SameOrderUpdateId:
                    step.Trips.Fail(error.Type, RejectionWords.Of(error));
                    return true;
            }
        }

        return false;
    }

    /// <summary>It names the order, or was not there before the order was sent.</summary>
    private bool IsAboutIt(VdaError error)
    {
        if (error.Refers("orderId") is { } orderId)
        {
            return orderId == trip.OrderId && (error.Refers("orderUpdateId") is not { } update
                || update == trip.UpdateId.ToString(CultureInfo.InvariantCulture));
        }

        return !trip.ErrorsBefore.Contains(StateDesk.Mark(error));
    }

    /// <summary>One plan drives a robot: the other order is cancelled, and this one said again.</summary>
    private void OtherActive(VdaError error, VdaState state)
    {
        if (trip.IsShown || state.OrderId == trip.OrderId || trip.Renewals >= step.Options.MaxRenewals)
        {
            step.Trips.Fail(error.Type, RejectionWords.Of(error));
            return;
        }

        trip.Renewals++;
        step.Trips.Park();
        step.Trips.Free(state.OrderId);
    }
}
