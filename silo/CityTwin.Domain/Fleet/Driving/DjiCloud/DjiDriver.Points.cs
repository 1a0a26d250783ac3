using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>Flights from point to point: control, take-off, on to the next, and what is to be done at each.</summary>
public sealed partial class DjiDriver
{
    private void BeginPoints(DjiTurn turn, DjiFlight flight)
    {
        if (!Aircraft.IsInTheAir)
        {
            if (Aircraft.IsInTopology)
            {
                Ask(turn, CallFor.Control, DjiMethod.FlightAuthorityGrab, null, flight.CommandId, flight.FlightId);
                return;
            }

            TakeOff(turn, flight); // Asleep in its dock nobody else has control, and the dock takes it as it starts.
        }
        else if (Aircraft.Mode == AircraftMode.Returning)
        {
            Ask(turn, CallFor.CancelReturn, DjiMethod.ReturnHomeCancel, null, flight.CommandId, flight.FlightId);
        }
        else
        {
            Ask(turn, CallFor.Control, DjiMethod.FlightAuthorityGrab, null, flight.CommandId, flight.FlightId);
        }
    }

    private void TakeOff(DjiTurn turn, DjiFlight flight)
    {
        flight.Phase = FlightPhase.Starting;
        turn.Send(DjiTopicKind.PropertySet, DjiWriter.Properties(
            FlightIds.Uuid($"{flight.FlightId}|air-transfer"), FlightIds.Uuid(flight.FlightId), turn.NowMs, _seat.Gateway,
            new Dictionary<string, object> { ["air_transfer_enable"] = true })); // Pictures come while it flies, not once it is back.
        var (leg, heightM) = (flight.Legs[flight.Leg], AboveDock(_seat.Unit, flight.Legs.Max(one => one.AltitudeM), TakeoffToPoint.MinTakeoffM, TakeoffToPoint.MaxCommanderM));
        Ask(turn, CallFor.TakeOff, DjiMethod.TakeoffToPoint, new TakeoffToPoint(
            flight.FlightId, Math.Round(leg.Latitude, 7), Math.Round(leg.Longitude, 7), Math.Round(leg.AltitudeM, 1),
            Math.Min(heightM, TakeoffToPoint.MaxTargetM), RthMode.Preset, flight.ReturnM, LostLinks.OfPoint(flight.OnLostLink),
            CommanderModeLostAction: 1, CommanderFlightMode: 1, heightM, Speed(leg), FlightSafetyAdvanceCheck: 1), flight.CommandId, flight.FlightId);
    }

    private void FlyOn(DjiTurn turn, DjiFlight flight)
    {
        var leg = flight.Legs[flight.Leg];
        flight.Phase = flight.IsAccepted ? FlightPhase.Flying : FlightPhase.Starting;
        flight.FlyTo = FlightIds.FlyTo(flight.FlightId, ++flight.FlyTos);
        Ask(turn, CallFor.FlyTo, DjiMethod.FlyToPoint, new FlyToPoint(
            flight.FlyTo, Speed(leg), [new PathPoint(Math.Round(leg.Latitude, 7), Math.Round(leg.Longitude, 7), Math.Round(leg.AltitudeM, 1))]),
            flight.CommandId, flight.FlightId);
    }

    private void Progressed(DjiTurn turn, DjiFlight flight, PointProgress progress)
    {
        Talk.Open.RemoveAll(call => call.FlightId == flight.FlightId && call.For is CallFor.TakeOff or CallFor.FlyTo); // It flies: that is the answer.
        flight.HeardMs = turn.NowMs;
        switch (progress.Status)
        {
            case PointFlightStatus.Ready:
                Accepted(turn, flight);
                break;
            case PointFlightStatus.InProgress:
                Accepted(turn, flight);
                Started(turn, flight);
                Tell(turn, flight, progress.RemainingM);
                break;
            case PointFlightStatus.Arrived:
                Accepted(turn, flight);
                Started(turn, flight);
                Arrived(turn, flight);
                break;
            case PointFlightStatus.Finished when !flight.IsEnding && flight.Phase != FlightPhase.Leaving:
                End(turn, flight, "landed", "The aircraft has landed before the task was done.", mayFly: true);
                break;
            case PointFlightStatus.Failed:
                End(turn, flight, Code(progress.Result), DjiErrors.Sentence(progress.Result), mayFly: flight.IsStarted);
                break;
            case PointFlightStatus.Canceled when !flight.IsPaused && !flight.IsEnding && !_state.IsStopped && flight.Phase != FlightPhase.Leaving
                && !Talk.Open.Exists(call => call.For is CallFor.Pause or CallFor.StopNow):
                End(turn, flight, "cancelled-there", $"The flight was cancelled at the aircraft: {DjiErrors.Sentence(progress.Result)}", mayFly: true);
                break;
        }
    }

    private void Arrived(DjiTurn turn, DjiFlight flight)
    {
        if (flight.IsEnding || flight.Phase is FlightPhase.AtStop or FlightPhase.Leaving)
        {
            return;
        }

        if (flight.TaskId.Length == 0)
        {
            flight.Phase = FlightPhase.AtStop; // A person's flight ends where it was sent, and hovers.
            Forget(turn, flight, mayFly: true);
            return;
        }

        var leg = flight.Legs[flight.Leg];
        if (!leg.IsStop)
        {
            flight.Leg++;
            FlyOn(turn, flight);
            return;
        }

        (flight.Phase, flight.Action) = (FlightPhase.AtStop, 0);
        Reach(turn, flight, leg.Stop);
        if (!flight.HasCamera && Aircraft.Cameras.Count > 0)
        {
            Ask(turn, CallFor.Camera, DjiMethod.PayloadAuthorityGrab, new Payload(Aircraft.Cameras[0]), flight.CommandId, flight.FlightId);
            return;
        }

        NextAction(turn, flight);
    }

    /// <summary>What is next at a stop, or the next stop, or home.</summary>
    private void NextAction(DjiTurn turn, DjiFlight flight)
    {
        while (flight is { Phase: FlightPhase.AtStop, IsPaused: false, IsEnding: false, StayUntilMs: null }
            && !Talk.Open.Exists(call => call.FlightId == flight.FlightId && call.For is CallFor.Camera or CallFor.Photo or CallFor.SpeakAtStop))
        {
            var actions = flight.Actions[flight.Stop];
            if (flight.Action >= actions.Count)
            {
                NextStop(turn, flight);
                return;
            }

            if (!Begins(turn, flight, actions[flight.Action]))
            {
                return;
            }
        }
    }

    /// <summary>False while something is waited for.</summary>
    private bool Begins(DjiTurn turn, DjiFlight flight, StopAction action)
    {
        switch (action.Type)
        {
            case StopActionType.Wait or StopActionType.Search:
                flight.StayUntilMs = turn.NowMs + (long)Math.Clamp(action.Seconds * 1000, 0, Timing.MaxStayMs);
                return false;
            case StopActionType.TakePhoto or StopActionType.TakeThermal when flight.HasCamera && Aircraft.Cameras.Count > 0:
                Ask(turn, CallFor.Photo, DjiMethod.CameraPhotoTake, new Payload(Aircraft.Cameras[0]), flight.CommandId, flight.FlightId);
                return false;
            case StopActionType.Speak when action.Text.Length is > 0 and < MaxSpokenBytes / 3:
                Ask(turn, CallFor.SpeakAtStop, DjiMethod.SpeakerTtsPlayStart, Spoken(action.Text), flight.CommandId, flight.FlightId);
                return false;
            default:
                EndAction(turn, flight, isDone: false, action.Type is StopActionType.TakePhoto or StopActionType.TakeThermal
                    ? "The aircraft has no camera, or does not let us have it."
                    : action.Type is StopActionType.Speak ? "The text is empty or too long." : "An aircraft behind a dock cannot do that.");
                return true;
        }
    }

    private static void EndAction(DjiTurn turn, DjiFlight flight, bool isDone, string result)
    {
        var actions = flight.Actions[flight.Stop];
        if (flight.Action < actions.Count)
        {
            turn.Say(new ActionEnded(turn.NowMs, flight.TaskId, actions[flight.Action++].ActionId, isDone, result));
        }
    }

    private void NextStop(DjiTurn turn, DjiFlight flight)
    {
        var next = flight.Stop + 1;
        if (next >= flight.Stops)
        {
            flight.Phase = FlightPhase.Leaving;
            Ask(turn, CallFor.Leave, DjiMethod.ReturnHome, null, flight.CommandId, flight.FlightId);
        }
        else if (next < flight.Released)
        {
            flight.Leg++;
            FlyOn(turn, flight);
        }
    }

    /// <summary>Goes on after a pause or a change of the task.</summary>
    private void GoOn(DjiTurn turn, DjiFlight flight)
    {
        if (flight.Phase == FlightPhase.AtStop)
        {
            NextAction(turn, flight);
        }
        else if (flight.Phase == FlightPhase.Flying || (flight is { Phase: FlightPhase.Starting, IsStarted: true } && Aircraft.IsInTheAir))
        {
            FlyOn(turn, flight);
        }
    }

    /// <summary>The same task with other stops ahead; those that were reached are behind it.</summary>
    private void Change(DjiTurn turn, DjiFlight flight, DjiFlight next)
    {
        var (wasPoint, at, old) = (flight.IsPoint, flight.Stop, flight.Legs[flight.Leg]);
        (flight.Revision, flight.Fence, flight.CommandId) = (next.Revision, next.Fence, next.CommandId);
        (flight.Legs, flight.Actions, flight.Scene, flight.Released) = (next.Legs, next.Actions, next.Scene, next.Released);
        (flight.ReturnM, flight.OnLostLink, flight.IsPoint) = (next.ReturnM, next.OnLostLink, true);
        flight.Leg = Math.Max(0, flight.Legs.FindIndex(leg => leg.Stop == Math.Min(at, flight.Stops - 1) && (flight.Phase != FlightPhase.AtStop || leg.IsStop)));
        turn.Say(new TaskAccepted(turn.NowMs, flight.TaskId));
        if (!wasPoint)
        {
            Ask(turn, CallFor.GoodMeasure, DjiMethod.FlightTaskPause, null);
            Ask(turn, CallFor.Control, DjiMethod.FlightAuthorityGrab, null, flight.CommandId, flight.FlightId);
        }
        else if (flight.Phase == FlightPhase.AtStop)
        {
            NextAction(turn, flight);
        }
        else if (flight.Phase == FlightPhase.Flying && !flight.IsPaused && Moved(old, flight.Legs[flight.Leg]))
        {
            FlyOn(turn, flight);
        }
    }

    private static bool Moved(FlightLeg old, FlightLeg leg) =>
        Metres.Between(old.Longitude, old.Latitude, leg.Longitude, leg.Latitude) > 1 || Math.Abs(old.AltitudeM - leg.AltitudeM) > 1;

    private static int Speed(FlightLeg leg) => (int)Math.Clamp(Math.Floor(leg.SpeedMps), 1, TakeoffToPoint.MaxSpeedMps);
}
