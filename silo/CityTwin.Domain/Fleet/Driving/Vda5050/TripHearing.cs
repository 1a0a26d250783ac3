using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What a state says of the trip.</summary>
internal sealed class TripHearing(Step step)
{
    public void Hear(VdaState state)
    {
        if (step.Talk.Freeing is { } freeing && IsOutOfHands(state) && state.IsIdle)
        {
            step.Trips.Freed(freeing.ActionId);
        }

        if (step.Talk.Trip is not { } trip)
        {
            return;
        }

        var isOurs = state.OrderId == trip.OrderId;
        if (step.Talk.Freeing is not null)
        {
            if (isOurs && trip.IsShown)
            {
                new Progress(step, trip).Hear(state);
                if (step.Trips.Renewal(trip) is null)
                {
                    CompleteIf(trip, state);
                }
            }

            return;
        }

        if (isOurs)
        {
            Shown(trip, state);
        }
        else if (trip.IsShown)
        {
            step.Trips.Fail("order-lost", "The robot does not show the order any more: it was started anew, or another gave it one.", mayHaveIt: false);
            return;
        }

        if (step.Talk.Trip != trip || step.Talk.Freeing is not null || (!trip.IsConfirmed && new Rejections(step, trip).Hear(state)))
        {
            return;
        }

        if (IsOutOfHands(state))
        {
            step.Trips.Fail("not-automatic", $"The robot was taken out of our hands: its operating mode is {state.OperatingMode}.", mayHaveIt: false);
            return;
        }

        if (trip.IsShown)
        {
            UnderWay(trip, state);
        }
    }

    private static bool IsOutOfHands(VdaState state) => state.OperatingMode
        is VdaOperatingMode.Manual or VdaOperatingMode.Service or VdaOperatingMode.TeachIn or VdaOperatingMode.Startup;

    private void Shown(Trip trip, VdaState state)
    {
        if (!trip.IsShown)
        {
            trip.IsShown = true;
            if (!trip.IsAccepted && trip.IsTask)
            {
                step.Say(new TaskAccepted(step.NowMs, trip.TaskId));
            }

            trip.IsAccepted = true;
        }

        if (!trip.IsConfirmed && state.OrderUpdateId == trip.UpdateId)
        {
            trip.IsConfirmed = true;
            step.Answered(trip.CommandId);
            trip.CommandId = string.Empty;
        }
        else if (state.OrderUpdateId > trip.UpdateId)
        {
            step.Trips.Renew(trip);
        }
    }

    private void UnderWay(Trip trip, VdaState state)
    {
        new Progress(step, trip).Hear(state);
        new Holds(step, trip).Hear(state);
        if (CompleteIf(trip, state))
        {
            return;
        }

        var fresh = state.Errors.Where(error => !trip.ErrorsAtStart.Contains(StateDesk.Mark(error))).ToList();
        if (fresh.Find(error => error.Kind == VdaErrorKind.NodeUnreachable || error.Level == VdaErrorLevel.Fatal) is { } end)
        {
            step.Trips.Fail(end.Type, RejectionWords.Of(end));
            return;
        }

        trip.CriticalSinceMs = !state.Driving && fresh.Exists(error => error.Level == VdaErrorLevel.Critical)
            ? trip.CriticalSinceMs ?? step.NowMs
            : null;
        var certain = trip.IsConfirmed ? trip.BaseEnd : trip.SentFrom;
        if (state.NodeStates.Count == 0 && trip.Reached < certain)
        {
            step.Trips.Fail("order-cleared", "The robot has dropped the order before its end.", mayHaveIt: false);
            return;
        }

        var wantsMore = state.NewBaseRequest == true;
        step.Troubles.Notice(
            "new-base-wanted", wantsMore && trip.IsConfirmed && trip.BaseEnd == trip.ReleasedEnd && trip.ReleasedEnd < trip.Way.Count - 1, isGrave: false,
            "It asks for more of its way, and no more is released.");
        step.Orders.Extend(trip, wantsMore);
    }

    private bool CompleteIf(Trip trip, VdaState state)
    {
        var end = trip.Way.Count - 1;
        if (!trip.IsConfirmed || trip.Changed is not null || trip.Reached < end || trip.BaseEnd < end || !state.IsIdle)
        {
            return false;
        }

        new Progress(step, trip).EndMissing();
        step.Troubles.Notice("new-base-wanted", isSo: false, isGrave: false, string.Empty);
        step.Trips.Complete(trip);
        return true;
    }
}
