using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What a dock answers, and what becomes of what it does not answer.</summary>
public sealed partial class DjiDriver
{
    private const int NotKnown = 1;

    private void HearAnswer(DjiTurn turn, DjiEnvelope said)
    {
        if (Talk.Answered(said) is not { } call)
        {
            return; // Given up, answered before or asked by the dock's driver: it changes nothing.
        }

        var result = DjiReader.Result(said);
        if (result != 0 && call.Sends > 1 && DjiErrors.IsAtWork(result) && (call.For is CallFor.TakeOff or CallFor.FlyTo or CallFor.Execute))
        {
            Talk.WaitOn(call with { Sends = Timing.MaxSends }); // The first one may have come through: then the flight tells of itself.
            return;
        }

        if (call.For is CallFor.GoodMeasure or CallFor.LiveControl)
        {
            return;
        }

        if (call.FlightId.Length > 0 && _state.Flight?.FlightId == call.FlightId)
        {
            Answered(turn, _state.Flight, call, result);
        }
        else if (result != 0)
        {
            turn.Say(new CommandFailed(turn.NowMs, call.CommandId, Code(result), DjiErrors.Sentence(result)));
        }
        else
        {
            turn.Say(new CommandAnswered(turn.NowMs, call.CommandId));
        }
    }

    private void Answered(DjiTurn turn, DjiFlight flight, PendingCall call, int result)
    {
        flight.HeardMs = turn.NowMs;
        switch (call.For)
        {
            case CallFor.CancelReturn when result == 0:
                Ask(turn, CallFor.Control, DjiMethod.FlightAuthorityGrab, null, flight.CommandId, flight.FlightId);
                break;
            case CallFor.Control when !Aircraft.IsInTheAir:
                TakeOff(turn, flight); // Refused or not: as it starts, the dock takes control by itself.
                break;
            case CallFor.Control when result == 0:
                FlyOn(turn, flight);
                break;
            case CallFor.Prepare when result == 0:
                flight.Phase = FlightPhase.Starting;
                Ask(turn, CallFor.Execute, DjiMethod.FlightTaskExecute, new FlightTaskExecute(flight.FlightId), flight.CommandId, flight.FlightId);
                break;
            case CallFor.Execute or CallFor.TakeOff or CallFor.FlyTo when result == 0:
                Accepted(turn, flight);
                flight.Phase = call.For == CallFor.FlyTo ? FlightPhase.Flying : flight.Phase;
                break;
            case CallFor.Control or CallFor.CancelReturn or CallFor.Prepare or CallFor.Execute or CallFor.TakeOff or CallFor.FlyTo:
                End(turn, flight, Code(result), DjiErrors.Sentence(result), mayFly: Aircraft.IsInTheAir);
                break;
            case CallFor.Camera:
                flight.HasCamera = result == 0;
                LookDown(turn, flight);
                NextAction(turn, flight);
                break;
            case CallFor.Photo or CallFor.SpeakAtStop:
                EndAction(turn, flight, result == 0, result == 0 ? "" : DjiErrors.Sentence(result));
                NextAction(turn, flight);
                break;
            case CallFor.Leave:
                Left(turn, flight, result == 0 ? null : DjiErrors.Sentence(result));
                break;
            default:
                Steered(turn, flight, call, result);
                break;
        }
    }

    private void Steered(DjiTurn turn, DjiFlight flight, PendingCall call, int result)
    {
        if (call.For == CallFor.Undo && result != 0)
        {
            Ask(turn, CallFor.GoHome, DjiMethod.ReturnHome, null, call.CommandId, flight.FlightId); // It has begun meanwhile.
            return;
        }

        var isDone = result == 0 || (call.For == CallFor.GoHome && !Aircraft.IsInTheAir); // What does not fly cannot be called home, and need not be.
        turn.Say(isDone
            ? new CommandAnswered(turn.NowMs, call.CommandId)
            : new CommandFailed(turn.NowMs, call.CommandId, Code(result), DjiErrors.Sentence(result)));
        switch (call.For)
        {
            case CallFor.Undo or CallFor.GoHome when isDone:
                EndWith(turn, flight, new TaskCancelled(turn.NowMs, flight.TaskId), mayFly: Aircraft.IsInTheAir);
                break;
            case CallFor.GoHome:
                NotEnded(turn, flight);
                break;
            case CallFor.Pause when isDone && !flight.IsPaused:
                Paused(turn, flight);
                break;
            case CallFor.Resume when isDone && flight.IsPaused:
                Resumed(turn, flight);
                break;
            case CallFor.StopNow when isDone:
                Halted(turn);
                break;
        }
    }

    /// <summary>It could not be called home. What the dock had not taken yet ends all the same; what it flies goes on as before.</summary>
    private void NotEnded(DjiTurn turn, DjiFlight flight)
    {
        if (!flight.IsAccepted)
        {
            EndWith(turn, flight, new TaskCancelled(turn.NowMs, flight.TaskId), mayFly: Aircraft.IsInTheAir);
            return;
        }

        flight.IsEnding = false;
        if (flight is { IsPoint: true, IsPaused: false } && Aircraft.IsInTheAir)
        {
            GoOn(turn, flight);
        }
    }

    /// <summary>An aircraft is sent above what it is to see.</summary>
    private void LookDown(DjiTurn turn, DjiFlight flight)
    {
        if (flight.HasCamera && Aircraft.Cameras.Count > 0)
        {
            Ask(turn, CallFor.GoodMeasure, DjiMethod.GimbalReset, new GimbalReset(Aircraft.Cameras[0], GimbalReset.Down));
        }
    }

    private void Halted(DjiTurn turn)
    {
        if (_state.Flight is { IsPaused: false } flight)
        {
            Paused(turn, flight, "A person has stopped it.");
        }
    }

    /// <summary>All stops are done. That it would not be called home is a trouble, but not of the task.</summary>
    private void Left(DjiTurn turn, DjiFlight flight, string? why)
    {
        if (why is not null && Noted("return-refused", isGrave: true, $"It hovers and does not take the call home: {why}", turn.NowMs))
        {
            turn.Say(_state.Troubles.All(turn.NowMs));
        }

        EndWith(turn, flight, new TaskCompleted(turn.NowMs, flight.TaskId), mayFly: true);
    }

    private void Unanswered(DjiTurn turn, PendingCall call)
    {
        var reason = $"Its dock {_seat.Gateway} did not answer {call.Method} in {Timing.MaxSends * Timing.AnswerWithinMs / 1000} s.";
        if (_state.Flight is not { } flight || flight.FlightId != call.FlightId)
        {
            if (call.For is not (CallFor.GoodMeasure or CallFor.LiveControl))
            {
                turn.Say(new CommandFailed(turn.NowMs, call.CommandId, "no-answer", reason));
            }

            return;
        }

        switch (call.For)
        {
            case CallFor.Control when !Aircraft.IsInTheAir:
                TakeOff(turn, flight);
                break;
            case CallFor.Control or CallFor.CancelReturn or CallFor.Prepare or CallFor.Execute or CallFor.TakeOff or CallFor.FlyTo:
                End(turn, flight, "no-answer", reason, mayFly: flight.IsStarted);
                break;
            case CallFor.Camera:
                NextAction(turn, flight);
                break;
            case CallFor.Photo or CallFor.SpeakAtStop:
                EndAction(turn, flight, isDone: false, reason);
                NextAction(turn, flight);
                break;
            case CallFor.Leave:
                Left(turn, flight, reason);
                break;
            case CallFor.GoodMeasure or CallFor.LiveControl:
                break;
            default:
                turn.Say(new CommandFailed(turn.NowMs, call.CommandId, "no-answer", reason));
                if (call.For is CallFor.GoHome or CallFor.Undo)
                {
                    NotEnded(turn, flight);
                }

                break;
        }
    }

    /// <summary>A dock fetches its flight's file anew before it flies; what is not in force gets none.</summary>
    private void AnswerRequest(DjiTurn turn, DjiEnvelope said)
    {
        var id = said.Data["flight_id"].Text(DjiIds.MaxFlightIdLength);
        var flight = _state.Flight is { IsEnding: false } open && open.FlightId == id ? open : null;
        if (said.Method == DjiMethod.FlightTaskResourceGet)
        {
            var file = flight is { FileUrl: { } url, FileMd5: { } md5 } ? new FlightResource(new FlightFile(url, md5)) : null;
            turn.Send(DjiTopicKind.RequestsReply, DjiWriter.Answer(said, turn.NowMs, _seat.Gateway, file is null ? NotKnown : 0, file));
            return;
        }

        object? output = flight is null ? null : new
        {
            flight.FlightId,
            Progress = new { CurrentStep = ushort.MaxValue, Percent = (int)flight.Percent },
            Status = flight.IsPaused ? "paused" : flight.IsStarted ? "in_progress" : "sent",
        };
        turn.Send(DjiTopicKind.RequestsReply, DjiWriter.Answer(said, turn.NowMs, _seat.Gateway, flight is null ? NotKnown : 0, output));
    }
}
