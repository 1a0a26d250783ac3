using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Flights by a file, as the dock tells of them.</summary>
public sealed partial class DjiDriver
{
    /// <summary>How near an aircraft is that is at a waypoint.</summary>
    private const double AtWaypointM = 30;

    private void Progressed(DjiTurn turn, DjiFlight flight, FlightTaskProgress progress)
    {
        if (flight.IsPoint)
        {
            return; // It was changed on its way and is flown on by points: what becomes of the file is past.
        }

        flight.HeardMs = turn.NowMs;
        flight.Break = progress.BreakPoint ?? flight.Break;
        if (progress.Status is FlightTaskStatus.InProgress or FlightTaskStatus.Paused or FlightTaskStatus.Ok or FlightTaskStatus.PartiallyDone)
        {
            Talk.Open.RemoveAll(call => call.FlightId == flight.FlightId && call.For is CallFor.Prepare or CallFor.Execute);
            Accepted(turn, flight);
            Follow(turn, flight, progress);
        }

        if (progress.Status == FlightTaskStatus.Paused && !flight.IsPaused)
        {
            Paused(turn, flight);
        }
        else if (progress is { Status: FlightTaskStatus.InProgress, MissionState: FlightTaskProgress.OnWayline } && flight.IsPaused
            && !Talk.Open.Exists(call => call.For == CallFor.Pause))
        {
            Resumed(turn, flight);
        }

        if (progress.Status == FlightTaskStatus.Ok || progress.MissionState == FlightTaskProgress.WaylineCompleted)
        {
            Reach(turn, flight, flight.Stops - 1);
            TellActions(turn, flight, flight.Stops);
            flight.Break = null;
            EndWith(turn, flight, new TaskCompleted(turn.NowMs, flight.TaskId), mayFly: true);
        }
        else if (progress.IsOver)
        {
            Broke(turn, flight, progress);
        }
    }

    private void Broke(DjiTurn turn, DjiFlight flight, FlightTaskProgress progress)
    {
        if (flight.IsEnding)
        {
            EndWith(turn, flight, new TaskCancelled(turn.NowMs, flight.TaskId), mayFly: flight.IsStarted);
            return;
        }

        // What passes is told as that also where the dock has an error beside it: the desk may ask this aircraft again.
        var isPassing = flight.Break is not null && BreakReasons.IsPassing(progress.BreakReason);
        var code = progress.Result != 0 && !isPassing ? Code(progress.Result)
            : progress.BreakReason != 0 ? BreakReasons.Code(progress.BreakReason)
            : progress.Status switch
            {
                FlightTaskStatus.Canceled => "cancelled-there",
                FlightTaskStatus.PartiallyDone => "partly-done",
                FlightTaskStatus.Timeout => "timeout",
                FlightTaskStatus.Rejected => "rejected",
                _ => "failed",
            };
        var reason = progress.Result != 0 && !isPassing ? DjiErrors.Sentence(progress.Result)
            : progress.BreakReason != 0 ? BreakReasons.Sentence(progress.BreakReason)
            : $"The dock says that the flight is {progress.Status.ToString().ToLowerInvariant()} and not why.";
        End(turn, flight, code, reason, mayFly: flight.IsStarted);
    }

    /// <summary>A dock does not tell of stops: the waypoint it names is behind the aircraft, or where the aircraft is.</summary>
    private void Follow(DjiTurn turn, DjiFlight flight, FlightTaskProgress progress)
    {
        if (progress.MissionState < FlightTaskProgress.OnWayline - 1 && !Aircraft.IsInTheAir)
        {
            return;
        }

        Started(turn, flight);
        var index = Math.Clamp(progress.WaypointIndex, 0, flight.Legs.Count - 1);
        if (progress.MissionState >= FlightTaskProgress.OnWayline)
        {
            var isThere = Aircraft is { Longitude: { } longitude, Latitude: { } latitude }
                && Metres.Between(longitude, latitude, flight.Legs[index].Longitude, flight.Legs[index].Latitude) <= AtWaypointM;
            var behind = flight.Legs.FindLastIndex(index, leg => leg.IsStop);
            while (behind >= 0 && behind == index && !isThere)
            {
                behind = behind == 0 ? -1 : flight.Legs.FindLastIndex(behind - 1, leg => leg.IsStop);
            }

            if (behind >= 0)
            {
                Reach(turn, flight, flight.Legs[behind].Stop);
                TellActions(turn, flight, behind == index ? flight.Reached - 1 : flight.Reached);
            }

            flight.Leg = Math.Max(flight.Leg, index);
        }

        Tell(turn, flight, progress.Percent, flight.Stop);
    }

    /// <summary>What the file had the aircraft do at stops that it has left; the Cloud API does not tell of single actions.</summary>
    private static void TellActions(DjiTurn turn, DjiFlight flight, int before)
    {
        for (; flight.Told < Math.Min(before, flight.Stops); flight.Told++)
        {
            foreach (var action in flight.Actions[flight.Told])
            {
                var isInFile = FlightFileActions.Has(action.Type);
                turn.Say(new ActionEnded(turn.NowMs, flight.TaskId, action.ActionId, isInFile, isInFile ? "" : "No flight file can have an aircraft do that."));
            }
        }
    }

    private static void Reach(DjiTurn turn, DjiFlight flight, int stop)
    {
        for (; flight.Reached <= stop; flight.Reached++)
        {
            turn.Say(new StopReached(turn.NowMs, flight.TaskId, flight.Reached));
        }
    }

    private static void Accepted(DjiTurn turn, DjiFlight flight)
    {
        if (flight.IsAccepted)
        {
            return;
        }

        flight.IsAccepted = true;
        turn.Say(flight.TaskId.Length > 0 ? new TaskAccepted(turn.NowMs, flight.TaskId) : new CommandAnswered(turn.NowMs, flight.CommandId));
    }

    private static void Started(DjiTurn turn, DjiFlight flight)
    {
        if (flight.Phase < FlightPhase.Flying)
        {
            flight.Phase = FlightPhase.Flying; // Also of a task that was under way before, by another way of flying.
        }

        if (!flight.IsStarted)
        {
            flight.IsStarted = true;
            if (flight.TaskId.Length > 0)
            {
                turn.Say(new TaskStarted(turn.NowMs, flight.TaskId));
            }
        }
    }

    private static void Paused(DjiTurn turn, DjiFlight flight, string reason = "")
    {
        flight.IsPaused = true;
        if (flight.TaskId.Length > 0)
        {
            turn.Say(new TaskPaused(turn.NowMs, flight.TaskId, reason));
        }
    }

    private static void Resumed(DjiTurn turn, DjiFlight flight)
    {
        flight.IsPaused = false;
        turn.Say(new TaskResumed(turn.NowMs, flight.TaskId));
    }

    /// <summary>Of a flight by points the stops that are behind it and the way to the next, as far as it is known.</summary>
    private static void Tell(DjiTurn turn, DjiFlight flight, double? remainingM)
    {
        var share = remainingM is { } left ? Math.Clamp(1 - (left / 2_000), 0, 0.99) : 0;
        Tell(turn, flight, Math.Min(100, 100 * (flight.Reached + share) / Math.Max(1, flight.Stops)), flight.Stop);
    }

    private static void Tell(DjiTurn turn, DjiFlight flight, double percent, int stop)
    {
        if (flight.TaskId.Length > 0 && percent >= flight.Percent + 1)
        {
            flight.Percent = percent;
            turn.Say(new TaskProgressed(turn.NowMs, flight.TaskId, stop, percent));
        }
    }

    private static string Code(int result) => $"dji-{result}";
}
