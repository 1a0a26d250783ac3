using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>How far the robot is: nodes, stops, actions.</summary>
internal sealed class Progress(Step step, Trip trip)
{
    public void Hear(VdaState state)
    {
        trip.Reached = Math.Clamp(Reached(state), trip.Reached, trip.BaseEnd);
        var actions = Actions(state);
        if (!trip.IsStarted && (state.Driving || trip.Reached > 0 || actions.Any(x => x.State.Status is not VdaActionStatus.Waiting)))
        {
            trip.IsStarted = true;
            Tell(task => new TaskStarted(step.NowMs, task));
        }

        foreach (var node in trip.Way.Take(trip.Reached + 1).Where(node => node.Stop >= 0 && !trip.ReachedStops.Contains(node.Stop)))
        {
            trip.ReachedStops.Add(node.Stop);
            Tell(task => new StopReached(step.NowMs, task, node.Stop));
        }

        foreach (var (node, action, state1) in actions)
        {
            Action(node, action, state1);
        }

        Percent(state);
    }

    /// <summary>The robot is idle at the end and says nothing of some actions: they do not count as done.</summary>
    public void EndMissing()
    {
        foreach (var (node, action) in All().Where(x => !trip.EndedActions.Contains(x.Action.Id)).ToArray())
        {
            End(node, action, isDone: false, "The robot does not say what became of it.");
        }
    }

    /// <summary>
    /// A node counts as passed when it is no longer ahead and the last node says so too: a robot that has just taken an order
    /// may still name the last node of the one before.
    /// </summary>
    private int Reached(VdaState state)
    {
        var last = (int)Math.Min(state.LastNodeSequenceId / 2, int.MaxValue);
        if (state.NodeStates.Count > 0)
        {
            return Math.Min(last, (int)Math.Min(state.NodeStates.Min(node => node.SequenceId) / 2, int.MaxValue) - 1);
        }

        return last < trip.Way.Count && trip.Way[last].NodeId == state.LastNodeId ? last : trip.Reached;
    }

    private IEnumerable<(WayNode Node, WayAction Action)> All() => trip.Way.SelectMany(node => node.Actions.Select(action => (node, action)));

    private List<(WayNode Node, WayAction Action, VdaActionState State)> Actions(VdaState state)
    {
        var said = state.ActionStates.GroupBy(action => action.ActionId).ToDictionary(group => group.Key, group => group.Last());
        return [.. All().Where(x => said.ContainsKey(OrderIds.OnWire(trip.OrderId, x.Action.Id)))
            .Select(x => (x.Node, x.Action, said[OrderIds.OnWire(trip.OrderId, x.Action.Id)]))];
    }

    private void Action(WayNode node, WayAction action, VdaActionState state)
    {
        if (trip.EndedActions.Contains(action.Id))
        {
            return;
        }

        if (state.Status == VdaActionStatus.Failed && IsReplaced)
        {
            return; // The cancelled order's actions fail with it; the order that follows says them again.
        }

        if (state.Status is VdaActionStatus.Finished or VdaActionStatus.Failed)
        {
            End(node, action, state.Status == VdaActionStatus.Finished, state.Result ?? string.Empty);
        }
        else if (state.Status == VdaActionStatus.Retriable && !trip.Retried.Contains(action.Id))
        {
            trip.Retried.Add(action.Id);
            step.Asks.Send(VdaActionTypes.Retry, AskPurpose.Retry, key: "actionId", value: state.ActionId);
        }
    }

    private bool IsReplaced => step.Talk.Freeing?.OrderId == trip.OrderId && step.Trips.Renewal(trip) is not null;

    private void End(WayNode node, WayAction action, bool isDone, string result)
    {
        trip.EndedActions.Add(action.Id);
        trip.FailedStop ??= isDone ? null : node.Stop;
        Tell(task => new ActionEnded(step.NowMs, task, action.Id, isDone, result));
        if (trip.IsTask)
        {
            foreach (var signal in ActionResults.Read(step.NowMs, trip.TaskId, result, MediaObject.RobotPrefix(step.Robot.Seat.Gateway)))
            {
                step.Say(signal);
            }
        }
    }

    private void Percent(VdaState state)
    {
        var stop = trip.Way.Skip(trip.Reached + 1).FirstOrDefault(node => node.Stop >= 0)?.Stop ?? trip.Way.Max(node => node.Stop);
        var whole = Length(trip.Way.Count - 1);
        var driven = Length(trip.Reached);
        var leg = trip.Reached + 1 < trip.Way.Count ? Length(trip.Reached + 1) - driven : 0;
        var metres = driven + Math.Clamp(state.DistanceSinceLastNodeM ?? 0, 0, leg);
        var percent = whole > 0 ? (int)(100 * metres / whole) : trip.Reached == trip.Way.Count - 1 ? 100 : 0;
        if ((percent > trip.ToldPercent || stop != trip.ToldStop) && stop >= 0)
        {
            (trip.ToldPercent, trip.ToldStop) = (percent, stop);
            Tell(task => new TaskProgressed(step.NowMs, task, stop, percent));
        }
    }

    private double Length(int end) => Enumerable.Range(1, end).Sum(i => WayBuilder.Distance(trip.Way[i - 1], trip.Way[i]));

    private void Tell(Func<string, TaskSignal> signal)
    {
        if (trip.IsTask)
        {
            step.Say(signal(trip.TaskId));
        }
    }
}
