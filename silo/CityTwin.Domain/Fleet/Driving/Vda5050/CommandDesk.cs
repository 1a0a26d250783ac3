using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>Commands of the city in the words of VDA 5050.</summary>
internal sealed class CommandDesk(Step step)
{
    private Talk Talk => step.Talk;

    private Heard Heard => step.Heard;

    public void Do(UnitCommand command)
    {
        if (command.Fence < Talk.Fence)
        {
            throw new UnitRefusedException(
                UnitRefusal.Fenced, $"Command {command.CommandId} carries the fencing token {command.Fence}: expected {Talk.Fence} or a later one.");
        }

        Talk.Fence = command.Fence;
        switch (command)
        {
            case StartTask start:
                new TaskDesk(step).Start(start);
                break;
            case PauseTask or StopNow:
                Pause(command);
                break;
            case ResumeTask:
                Adopt();
                Ready();
                step.Asks.Send(VdaActionTypes.StopPause, AskPurpose.Resume, command.CommandId);
                break;
            case CancelTask:
                Cancel(command.CommandId);
                break;
            case ReturnHome:
                Drive(command, TripKind.Home, new TaskStop(step.Robot.Seat.Unit.Home, [], [], [], null, null, step.NowMs));
                break;
            case GoTo go:
                Drive(command, TripKind.GoTo, go.Stop);
                break;
            case Speak speak:
                Ready();
                Knows("speak");
                step.Asks.Send("speak", AskPurpose.Command, command.CommandId, "text", speak.Text);
                break;
            case Charge charge:
                Ready();
                var type = charge.On ? VdaActionTypes.StartCharging : VdaActionTypes.StopCharging;
                Knows(type);
                step.Asks.Send(type, AskPurpose.Command, command.CommandId);
                break;
            case AskState:
                Ready();
                step.Asks.Send(VdaActionTypes.StateRequest, AskPurpose.Command, command.CommandId);
                step.Asks.Send(VdaActionTypes.FactsheetRequest, AskPurpose.Question);
                break;
            case SyncAreas areas:
                Ready();
                step.Zones.Start(areas);
                break;
            default:
                throw new UnitRefusedException(UnitRefusal.Incapable, $"VDA 5050 has nothing for {command.GetType().Name}.");
        }
    }

    /// <summary>It has to be heard and in our hands.</summary>
    public void Ready()
    {
        if (Heard is not { Link: UnitLink.Online, HasState: true, Hibernates: false })
        {
            throw new UnitRefusedException(
                UnitRefusal.Offline, Heard.Hibernates ? "The robot hibernates." : "The robot is not heard: expected its state.");
        }

        if (Heard.Control != UnitControl.Automatic)
        {
            throw new UnitRefusedException(
                UnitRefusal.NotAutomatic, $"The robot's operating mode is {Heard.Mode}, its emergency stop {Heard.Stop}: expected Automatic and None.");
        }
    }

    /// <summary>It has to be able to take a new order as well.</summary>
    public void ReadyForOrders()
    {
        Ready();
        if (Heard.Fatal is { } fatal)
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"The robot has a fatal error, {fatal}: somebody has to look after it.");
        }

        if (Heard.X is null)
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"The robot has not said where it is on the map {Robot.MapId}.");
        }
    }

    private void Pause(UnitCommand command)
    {
        Adopt();
        Ready();
        var isStop = command is StopNow && Talk.Ability?.Find("emergencyStop", VdaActionScope.Instant) is not null;
        step.Asks.Send(isStop ? "emergencyStop" : VdaActionTypes.StartPause, isStop ? AskPurpose.Command : AskPurpose.Pause, command.CommandId);
    }

    private void Cancel(string commandId)
    {
        if (step.Trips.TakeNext() is { } next)
        {
            step.Trips.Refuse(next, "cancelled", "It was cancelled before the robot was free for it.");
        }

        if (Talk.Trip is not { } trip)
        {
            step.Answered(commandId);
        }
        else if (Heard.Link == UnitLink.Offline)
        {
            step.Trips.Fail("link-lost", "It was cancelled while the robot was away; the robot is told when it comes back.", mayHaveIt: false);
            step.Answered(commandId);
        }
        else
        {
            step.Trips.Free(trip.OrderId, commandId);
        }
    }

    private void Drive(UnitCommand command, TripKind kind, TaskStop stop)
    {
        ReadyForOrders();
        var builder = new WayBuilder(Talk.Ability, step.Options);
        var start = builder.Start(Heard.X!.Value, Heard.Y!.Value, step.NowMs);
        List<WayNode> way = [start, .. builder.Stops([stop], 0, start, _ => false)];
        step.Trips.Begin(new Trip
        {
            Kind = kind, CommandId = command.CommandId, Fence = command.Fence, Way = way, ReleasedEnd = way.Count - 1,
        });
    }

    /// <summary>Whoever holds the unit now goes on with what it is on.</summary>
    private void Adopt()
    {
        if (Talk.Trip is { } trip)
        {
            trip.Fence = Talk.Fence;
        }
    }

    private void Knows(string type)
    {
        if (Talk.Ability is { } ability && ability.Find(type, VdaActionScope.Instant) is null)
        {
            throw new UnitRefusedException(UnitRefusal.Incapable, $"Its factsheet has no instant action {type}.");
        }
    }
}
