using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Which trip the robot is on, which comes next, and how a trip ends. Every one that is begun ends.</summary>
internal sealed class TripDesk(Step step)
{
    private const int MaxWithdrawn = 16;
    private const int MaxEnded = 64;
    private const int MaxFailures = 3;

    private Talk Talk => step.Talk;

    private Heard Heard => step.Heard;

    /// <summary>Begins it at once, or when the robot is free of what it has in hand.</summary>
    public void Begin(Trip trip)
    {
        if (TakeNext() is { } displaced)
        {
            Cancelled(displaced);
        }

        Talk.Next = trip;
        GoOn();
    }

    /// <summary>Sends what comes next when the robot is free, and frees it when it is not.</summary>
    public void GoOn()
    {
        if (Talk.Next is not { } next || Talk.Freeing is not null)
        {
            return;
        }

        if (Talk.Trip is null && Heard.IsIdle)
        {
            Talk.Next = null;
            step.Orders.SendNew(next);
        }
        else if (++next.Renewals > step.Options.MaxRenewals + 1)
        {
            const string Why = "The robot did not come free of another order.";
            if (TakeNext() is null)
            {
                Fail("busy", Why);
            }
            else
            {
                Refuse(next, "busy", Why);
            }
        }
        else
        {
            Free(Talk.Trip?.OrderId ?? Heard.OrderId);
        }
    }

    /// <summary>Cancels an order. What it was is over when the robot says so.</summary>
    public void Free(string orderId, string commandId = "")
    {
        if (Talk.Freeing is { } already)
        {
            already.CommandId = commandId.Length > 0 ? commandId : already.CommandId;
            return;
        }

        Talk.Freeing = new Freeing { OrderId = orderId, CommandId = commandId, ActionId = Cancel(orderId) };
    }

    /// <summary>A cancellation was carried out.</summary>
    public void Freed(string actionId)
    {
        if (Talk.Freeing is not { } freeing || freeing.ActionId != actionId)
        {
            return;
        }

        Talk.Freeing = null;
        step.Asks.Drop(actionId);
        Withdraw(freeing.OrderId);
        if (Talk.Trip is { } trip && trip.OrderId == freeing.OrderId)
        {
            Talk.Trip = null;
            if (Renewal(trip) is { } renewal)
            {
                Inherit(renewal, trip);
            }
            else
            {
                Cancelled(trip);
            }
        }

        step.Answered(freeing.CommandId);
    }

    /// <summary>A cancellation was not. It counts all the same when there is nothing to cancel any more.</summary>
    public void NotFreed(string actionId, string code, string reason)
    {
        if (Talk.Freeing is not { } freeing || freeing.ActionId != actionId)
        {
            return;
        }

        if (code is not ("no-answer" or "no-end") && (Heard.IsIdle || Heard.OrderId != freeing.OrderId))
        {
            Freed(actionId);
        }
        else if (code is not ("no-answer" or "no-end") && ++freeing.Failures < MaxFailures)
        {
            freeing.ActionId = Cancel(freeing.OrderId);
        }
        else
        {
            GiveUp(freeing, code, reason);
        }
    }

    /// <summary>It will not be finished, or not begun; whatever of it the robot may have is cancelled.</summary>
    public void Fail(string code, string reason, bool mayHaveIt = true)
    {
        if (Talk.Trip is not { } trip)
        {
            return;
        }

        Talk.Next = Renewal(trip) is null ? Talk.Next : null;
        Talk.Trip = null;
        Withdraw(trip.OrderId);
        Refuse(trip, code, reason);
        if (mayHaveIt && Heard.Link != UnitLink.Offline)
        {
            Free(trip.OrderId);
        }
    }

    /// <summary>Says that a trip is not done.</summary>
    public void Refuse(Trip trip, string code, string reason)
    {
        if (!trip.IsTask)
        {
            if (!trip.IsAccepted)
            {
                step.Failed(trip.CommandId, code, reason);
            }

            return;
        }

        Ended(trip);
        step.Say(trip.IsAccepted
            ? new TaskFailed(step.NowMs, trip.TaskId, code, reason, trip.OpenStop)
            : new TaskRefused(step.NowMs, trip.TaskId, code, reason));
    }

    public void Complete(Trip trip)
    {
        Talk.Trip = null;
        if (!trip.IsTask)
        {
            return;
        }

        if (trip.FailedStop is { } stop)
        {
            Refuse(trip, "action-failed", $"An action at stop {stop} was not done.");
            return;
        }

        Ended(trip);
        step.Say(new TaskCompleted(step.NowMs, trip.TaskId));
    }

    /// <summary>Gives the rest of a trip as a new order, where an update cannot say it.</summary>
    public void Renew(Trip trip, List<WayNode> rest, int releasedEnd, int revision, string commandId)
    {
        if (trip.Renewals >= step.Options.MaxRenewals)
        {
            Fail("not-renewed", $"The order was replaced {trip.Renewals} times and still does not stand.");
            return;
        }

        Talk.Next = new Trip
        {
            Kind = trip.Kind, TaskId = trip.TaskId, CommandId = commandId, Fence = trip.Fence, Revision = revision,
            Way = [trip.Way[0], .. rest], ReleasedEnd = Math.Clamp(releasedEnd, 0, rest.Count), IsAccepted = trip.IsAccepted,
            IsStarted = trip.IsStarted, ReachedStops = trip.ReachedStops, EndedActions = trip.EndedActions, FailedStop = trip.FailedStop,
            ToldPercent = trip.ToldPercent, ToldStop = trip.ToldStop, PauseTold = trip.PauseTold, Renewals = trip.Renewals,
        };
        GoOn();
    }

    /// <summary>The same for what is left of it, as it is.</summary>
    public void Renew(Trip trip)
    {
        var rest = Rest(trip);
        Renew(trip, rest, trip.ReleasedEnd - trip.Way.Count + 1 + rest.Count, trip.Revision, trip.CommandId);
    }

    /// <summary>What follows a trip as the same task under another order: that is not the task's end.</summary>
    public Trip? Renewal(Trip trip) => trip.IsTask && Talk.Next is { IsTask: true } next && next.TaskId == trip.TaskId ? next : null;

    /// <summary>What was to come next and now is not; nothing where that was only another order of what is under way.</summary>
    public Trip? TakeNext()
    {
        var next = Talk.Trip is { } trip && Renewal(trip) is not null ? null : Talk.Next;
        Talk.Next = null;
        return next;
    }

    /// <summary>What was done until the robot was free is not done again.</summary>
    private static void Inherit(Trip renewal, Trip trip)
    {
        (renewal.IsStarted, renewal.ReachedStops, renewal.EndedActions) = (trip.IsStarted, trip.ReachedStops, trip.EndedActions);
        (renewal.FailedStop, renewal.ToldPercent, renewal.ToldStop, renewal.PauseTold) =
            (trip.FailedStop, trip.ToldPercent, trip.ToldStop, trip.PauseTold);
        renewal.Way = [.. renewal.Way.Select(node => node with
        {
            Actions = [.. node.Actions.Where(action => !trip.EndedActions.Contains(action.Id))],
        })];
    }

    /// <summary>What is left of a way: what lies behind the last node passed, and that node while something is to do there.</summary>
    private static List<WayNode> Rest(Trip trip)
    {
        var rest = trip.Way.Skip(trip.Reached + 1).ToList();
        var here = trip.Way[trip.Reached];
        var open = here.Actions.Where(action => !trip.EndedActions.Contains(action.Id)).ToList();
        if (open.Count > 0)
        {
            rest.Insert(0, here with { Actions = open });
        }

        return rest;
    }

    /// <summary>An order that should not be there: one that was withdrawn, or ours from before what is remembered.</summary>
    public void CancelStray(VdaState state)
    {
        if (state.IsIdle || state.OrderId == Talk.Trip?.OrderId || Talk.Freeing is not null || OrderIds.Read(state.OrderId) is not { } ours)
        {
            return;
        }

        var known = Talk.Withdrawn.Find(order => order.OrderId == state.OrderId);
        if (known is null)
        {
            Orphaned(ours.TaskId);
        }

        if (known is null || step.NowMs - known.CancelledAtMs >= step.Options.AnswerWaitMs)
        {
            Park();
            Free(state.OrderId);
        }
    }

    /// <summary>Puts an order that was not shown yet off until the robot is free.</summary>
    public void Park()
    {
        if (Talk.Trip is { IsShown: false } trip)
        {
            Talk.Trip = null;
            Withdraw(trip.OrderId);
            Talk.Next = trip;
        }
    }

    private void GiveUp(Freeing freeing, string code, string reason)
    {
        Talk.Freeing = null;
        step.Failed(freeing.CommandId, code, reason);
        Withdraw(freeing.OrderId);
        if (Talk.Trip is { } trip && trip.OrderId == freeing.OrderId)
        {
            Talk.Trip = null;
            if (Renewal(trip) is null)
            {
                Refuse(trip, code, reason);
            }
        }

        if (Talk.Next is { } next)
        {
            Talk.Next = null;
            Refuse(next, code, reason);
        }
    }

    private void Cancelled(Trip trip)
    {
        if (trip.IsTask)
        {
            Ended(trip);
            step.Say(new TaskCancelled(step.NowMs, trip.TaskId));
        }
        else if (!trip.IsAccepted)
        {
            step.Failed(trip.CommandId, "cancelled", "Another command took its place.");
        }
    }

    private void Orphaned(string taskId)
    {
        if (taskId.Length > 0 && taskId != Talk.Trip?.TaskId && taskId != Talk.Next?.TaskId
            && !Talk.EndedTasks.Contains(taskId))
        {
            step.Say(new TaskFailed(step.NowMs, taskId, "orphaned", "The robot has it, and nothing is remembered of it here.", 0));
        }
    }

    private string Cancel(string orderId) => step.Robot.Is3 && orderId.Length > 0
        ? step.Asks.Send(VdaActionTypes.CancelOrder, AskPurpose.Cancel, key: "orderId", value: orderId).ActionId
        : step.Asks.Send(VdaActionTypes.CancelOrder, AskPurpose.Cancel).ActionId;

    private void Withdraw(string orderId)
    {
        Talk.Withdrawn.RemoveAll(order => order.OrderId == orderId);
        Talk.Keep(Talk.Withdrawn, new Withdrawn(orderId, step.NowMs), MaxWithdrawn);
    }

    private void Ended(Trip trip) => Talk.Keep(Talk.EndedTasks, trip.TaskId, MaxEnded);
}
