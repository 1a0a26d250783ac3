using System.Security.Cryptography;
using System.Text;
using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

public sealed partial class DjiDriver
{
    private const int MaxSpokenBytes = 4_000;

    /// <summary>Below what a conversation keeps, so that none is ever dropped for another.</summary>
    private const int MaxUnanswered = DjiConversation.MaxOpen / 2;

    public DriverOutput Do(UnitCommand command, long nowMs)
    {
        if (command.Fence < _state.Fence)
        {
            throw new UnitRefusedException(UnitRefusal.Fenced, $"{Name}: token {command.Fence} is older than {_state.Fence}, under which it was last commanded.");
        }

        if (Talk.Open.Count(call => call.CommandId.Length > 0) >= MaxUnanswered)
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"{Name}: {MaxUnanswered} commands wait for its dock's answer; ask again when they have one.");
        }

        var turn = new DjiTurn(_seat.Gateway, nowMs);
        switch (command)
        {
            case StartTask start: Start(turn, start); break;
            case PauseTask pause: Pause(turn, pause); break;
            case ResumeTask resume: Resume(turn, resume); break;
            case CancelTask or ReturnHome: GoHome(turn, command); break;
            case GoTo go: GoToPlace(turn, go); break;
            case Speak speak: SpeakNow(turn, speak); break;
            case StopNow stop: StopAtOnce(turn, stop); break;
            case AskState: turn.Say(new CommandAnswered(nowMs, command.CommandId)); break; // It says everything by itself every two seconds.
            default:
                throw new UnitRefusedException(UnitRefusal.Incapable, $"{Name}: an aircraft behind a dock cannot do {command.GetType().Name}; "
                    + (command is SyncAreas ? "its dock takes the areas." : "its dock charges it by itself."));
        }

        _state.Fence = command.Fence;
        return Close(turn);
    }

    private void Pause(DjiTurn turn, PauseTask pause)
    {
        var flight = Open();
        if (flight.IsPaused)
        {
            turn.Say(new CommandAnswered(turn.NowMs, pause.CommandId));
        }
        else if (flight is { IsPoint: true, Phase: FlightPhase.AtStop })
        {
            Paused(turn, flight);
            turn.Say(new CommandAnswered(turn.NowMs, pause.CommandId));
        }
        else if (flight.Phase is not FlightPhase.Flying)
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"{Name}: the flight is not on its way, so it cannot be paused; it can be cancelled.");
        }
        else
        {
            Ask(turn, CallFor.Pause, flight.IsPoint ? DjiMethod.FlyToPointStop : DjiMethod.FlightTaskPause, null, pause.CommandId, flight.FlightId);
        }
    }

    private void Resume(DjiTurn turn, ResumeTask resume)
    {
        var flight = Open();
        RefuseWhenStopped();
        if (flight is { IsPaused: false, IsStarted: false })
        {
            turn.Say(new CommandAnswered(turn.NowMs, resume.CommandId));
        }
        else if (!flight.IsPoint) // Also one that is not known to be paused: that it is may have been said and lost.
        {
            Ask(turn, CallFor.Resume, DjiMethod.FlightTaskRecovery, null, resume.CommandId, flight.FlightId);
        }
        else
        {
            turn.Say(new CommandAnswered(turn.NowMs, resume.CommandId));
            if (flight.IsPaused)
            {
                Resumed(turn, flight);
                GoOn(turn, flight);
            }
            else if (flight.Phase == FlightPhase.Flying)
            {
                FlyOn(turn, flight);
            }
        }
    }

    /// <summary>Ends what is under way. A flight that has not begun is taken back; an aircraft in the air is called home.</summary>
    private void GoHome(DjiTurn turn, UnitCommand command)
    {
        _state.IsStopped = false;
        if (_state.Flight is not { } flight)
        {
            if (command is CancelTask)
            {
                throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name} is on no task.");
            }

            if (Aircraft is { InDock: true, IsInTheAir: false })
            {
                turn.Say(new CommandAnswered(turn.NowMs, command.CommandId));
                return;
            }

            RefuseWhenAway(turn.NowMs);
            Ask(turn, CallFor.GoHome, DjiMethod.ReturnHome, null, command.CommandId);
            return;
        }

        RefuseWhenAway(turn.NowMs);
        flight.IsEnding = true;
        DropCalls(turn, flight, hasCome: false);
        if (flight.IsPoint || flight.IsStarted)
        {
            Ask(turn, CallFor.GoHome, DjiMethod.ReturnHome, null, command.CommandId, flight.FlightId);
        }
        else
        {
            Ask(turn, CallFor.Undo, DjiMethod.FlightTaskUndo, new FlightTaskUndo([flight.FlightId]), command.CommandId, flight.FlightId);
        }
    }

    private void SpeakNow(DjiTurn turn, Speak speak)
    {
        RefuseWhenAway(turn.NowMs);
        Ask(turn, CallFor.Speak, DjiMethod.SpeakerTtsPlayStart, Spoken(speak.Text), speak.CommandId);
    }

    /// <summary>By live flight control, which hears it at once where it is connected, and by a service, which every dock takes.</summary>
    private void StopAtOnce(DjiTurn turn, StopNow stop)
    {
        _state.IsStopped = true;
        turn.Send(DjiTopicKind.DrcDown, DjiWriter.Live(DjiMethod.DroneEmergencyStop, null));
        if (_settings.LiveControl(_seat.Gateway, turn.NowMs) is { } broker)
        {
            Ask(turn, CallFor.LiveControl, DjiMethod.DrcModeEnter, new DrcModeEnter(broker, 10, 1));
        }

        var isWayline = _state.Flight is { IsPoint: false };
        Ask(turn, CallFor.StopNow, isWayline ? DjiMethod.FlightTaskPause : DjiMethod.FlyToPointStop, null, stop.CommandId, _state.Flight?.FlightId ?? "");
        turn.Say(new UnitReported(turn.NowMs, null, Control: UnitControl.EmergencyStop));
    }

    private SpeakerTts Spoken(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length is 0 or > MaxSpokenBytes)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name}: a spoken text has 1 to {MaxSpokenBytes} bytes; this one has {bytes.Length}.");
        }

        var md5 = Md5(bytes);
        return new SpeakerTts(Aircraft.Speaker ?? _settings.SpeakerIndex, new TtsText(md5, text, md5));
    }

#pragma warning disable CA5351 // The Cloud API knows texts and files by their MD5; nothing here rests on it.
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351 // As above.

    private DjiFlight Open() => _state.Flight is { TaskId.Length: > 0, IsEnding: false } flight
        ? flight
        : throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name} is on no task.");

    private void RefuseWhenAway(long nowMs)
    {
        if (Aircraft.LinkAt(nowMs, Timing.SilentAfterMs).Link is not (UnitLink.Online or UnitLink.Offline))
        {
            // A dock that has lost its aircraft may find it again and can still be told; one that is silent cannot.
            throw new UnitRefusedException(UnitRefusal.Offline, $"{Name}: its dock {_seat.Gateway} is not heard.");
        }
    }

    private void RefuseWhenStopped()
    {
        if (_state.IsStopped)
        {
            throw new UnitRefusedException(UnitRefusal.NotAutomatic, $"{Name} was stopped by a person, who has to call it home or send it somewhere first.");
        }
    }
}
