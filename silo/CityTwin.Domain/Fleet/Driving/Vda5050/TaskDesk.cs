namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Tasks: begun, and changed under way.</summary>
internal sealed class TaskDesk(Step step)
{
    private const double SameM = 1;
    private const int MaxTaskId = 64;

    private Talk Talk => step.Talk;

    public void Start(StartTask command)
    {
        var task = command.Task;
        Check(task);
        if (Talk.EndedTasks.Contains(task.Id))
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"The task {task.Id} is over: expected another attempt.");
        }

        var same = new[] { Talk.Next, Talk.Trip }.FirstOrDefault(trip => trip is { IsTask: true } && trip.TaskId == task.Id);
        if (same is not null && same.Fence == command.Fence)
        {
            Revise(same, command);
            return;
        }

        new CommandDesk(step).ReadyForOrders();
        step.Trips.Begin(Make(command));
    }

    private Trip Make(StartTask command)
    {
        var task = command.Task;
        var heard = step.Heard;
        var builder = new WayBuilder(Talk.Ability, step.Options);
        var start = builder.Start(heard.X!.Value, heard.Y!.Value, step.NowMs);
        List<WayNode> way = [start, .. builder.Stops(task.Stops, 0, start, _ => false)];
        var trip = new Trip
        {
            Kind = TripKind.Errand, TaskId = task.Id, CommandId = command.CommandId, Fence = command.Fence, Revision = task.Revision,
            Way = way, ReleasedEnd = End(way, task.Released),
        };
        Fits(trip);
        return trip;
    }

    private void Revise(Trip trip, StartTask command)
    {
        var task = command.Task;
        var known = trip.Changed?.Revision ?? trip.Revision;
        if (task.Revision <= known)
        {
            if (task.Revision < known)
            {
                throw new UnitRefusedException(
                    UnitRefusal.Invalid, $"Revision {task.Revision} of task {task.Id} is older than {known}, which the robot has: expected {known + 1}.");
            }

            step.Answered(command.CommandId);
            return;
        }

        var builder = new WayBuilder(Talk.Ability, step.Options);
        if (trip == Talk.Next)
        {
            var begun = trip.Way[0];
            var open = Open(trip, task);
            trip.Way = [begun, .. builder.Stops(task.Stops, open, begun, trip.EndedActions.Contains)];
            (trip.ReleasedEnd, trip.Revision, trip.CommandId) = (End(trip.Way, task.Released), task.Revision, command.CommandId);
        }
        else if (Talk.Freeing is not null)
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"The task {task.Id} is being cancelled: expected another attempt.");
        }
        else if (Behind(trip, task, builder) is { } tail)
        {
            List<WayNode> whole = [.. trip.Way.Take(trip.BaseEnd + 1), .. tail];
            trip.Changed = new Course(tail, Math.Max(trip.BaseEnd, End(whole, task.Released)), task.Revision, command.CommandId);
            step.Orders.Extend(trip, isAskedFor: false);
        }
        else
        {
            var rest = builder.Stops(task.Stops, Open(trip, task), Here(trip), trip.EndedActions.Contains);
            step.Trips.Renew(trip, rest, End([trip.Way[0], .. rest], task.Released), task.Revision, command.CommandId);
        }
    }

    /// <summary>What comes behind the base in a task's new revision; null when it changes the base, which cannot be.</summary>
    private static List<WayNode>? Behind(Trip trip, UnitTask task, WayBuilder builder)
    {
        var given = trip.Way.Take(trip.BaseEnd + 1).ToList();
        if (given.Any(node => node.Stop >= 0 && !IsSame(node, task, trip)))
        {
            return null;
        }

        var ahead = trip.Way.Skip(trip.BaseEnd + 1).ToList();
        var next = ahead.FirstOrDefault(node => node.Stop >= 0)?.Stop ?? (given.Max(node => node.Stop) + 1);
        if (trip.BaseEnd == 0 || given[^1].Stop >= 0)
        {
            return builder.Stops(task.Stops, Math.Min(next, task.Stops.Count), given[^1], trip.EndedActions.Contains);
        }

        // The base ends on the way to a stop: the rest of that way is needed as it was.
        var leg = ahead.TakeWhile(node => node.Stop < 0).ToList();
        if (next >= task.Stops.Count || !IsThere(ahead[leg.Count], task.Stops[next]))
        {
            return null;
        }

        var stop = builder.Stops([.. task.Stops.Take(next), task.Stops[next] with { Path = [], NodeIds = [] }], next, given[^1], trip.EndedActions.Contains);
        return [.. leg, .. stop, .. builder.Stops(task.Stops, next + 1, stop[^1], trip.EndedActions.Contains)];
    }

    private static bool IsSame(WayNode node, UnitTask task, Trip trip) => node.Stop < task.Stops.Count
        && task.Stops[node.Stop] is var stop && IsThere(node, stop)
        && stop.Actions.Select(action => action.ActionId).Where(id => !trip.EndedActions.Contains(id))
            .SequenceEqual(node.Actions.Select(action => action.Id).Where(id => !trip.EndedActions.Contains(id)));

    private static bool IsThere(WayNode node, TaskStop stop)
    {
        var (x, y) = Utm48.ToMetres(stop.Place.Longitude, stop.Place.Latitude);
        return WayBuilder.Distance(node, new WayNode(string.Empty, x, y)) < SameM;
    }

    private static int Open(Trip trip, UnitTask task) => Enumerable.Range(0, task.Stops.Count)
        .Where(stop => !trip.ReachedStops.Contains(stop) || task.Stops[stop].Actions.Any(action => !trip.EndedActions.Contains(action.ActionId)))
        .DefaultIfEmpty(task.Stops.Count - 1).First();

    private WayNode Here(Trip trip) => step.Heard is { X: { } x, Y: { } y } ? new WayNode(string.Empty, x, y) : trip.Way[trip.Reached];

    /// <summary>The node of the last stop that is released; the first node for none.</summary>
    private static int End(List<WayNode> way, int released) => Math.Max(0, way.FindLastIndex(node => node.Stop >= 0 && node.Stop < released));

    private static void Check(UnitTask task)
    {
        if (task.Stops.Count is 0 or > UnitTask.MaxStops)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"The task {task.Id} has {task.Stops.Count} stops: expected 1 to {UnitTask.MaxStops}.");
        }

        if (task.Id.Length is 0 or > MaxTaskId || !task.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.'))
        {
            throw new UnitRefusedException(
                UnitRefusal.Invalid, $"The task id '{task.Id}' cannot stand in an order: expected up to {MaxTaskId} letters, digits, - _ : and .");
        }
    }

    /// <summary>Whether the robot can take the names and numbers that the trip will have.</summary>
    private void Fits(Trip trip)
    {
        if (Talk.Ability is not { } ability)
        {
            return;
        }

        var orderId = OrderIds.Of(trip.Kind, trip.TaskId, trip.Fence, step.NowMs);
        var longest = trip.Way.SelectMany(node => node.Actions.Select(action => OrderIds.OnWire(orderId, action.Id)).Append(node.NodeId))
            .Append(orderId).Max(id => id.Length);
        if (ability.IdsAreNumbers || ability.MaxIdLength < longest)
        {
            throw new UnitRefusedException(
                UnitRefusal.Incapable, $"The robot takes ids of {ability.MaxIdLength} characters{(ability.IdsAreNumbers ? ", digits only" : string.Empty)}: the order needs {longest}.");
        }

        if (trip.Way.Max(node => node.Actions.Count) is var most && ability.MaxActions < most)
        {
            throw new UnitRefusedException(UnitRefusal.Incapable, $"The robot takes {ability.MaxActions} actions at a node: the task has {most}.");
        }
    }
}
