using CityTwin.City;
using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

public sealed partial class DjiDriver
{
    /// <summary>By how much more heat must be seen for it to be told again.</summary>
    private const double HotterByC = 0.5;

    /// <summary>How near an aircraft is that stands still at a point.</summary>
    private const double AtPointM = 8;

    public DriverOutput Hear(UnitMessage message, long nowMs)
    {
        var turn = new DjiTurn(_seat.Gateway, nowMs);
        if (Foreign(message, out var topic) is { } foreign)
        {
            turn.Say(foreign);
            return Close(turn);
        }

        var isOurs = topic.Sn == _seat.Unit.DeviceId;
        try
        {
            var said = DjiReader.Read(message.Payload);
            isOurs |= topic.Kind == DjiTopicKind.ServicesReply || DjiParts.IsOfAircraft(said.Method);
            Aircraft.DockHeardMs = nowMs;
            if (topic.Sn == _seat.Unit.DeviceId)
            {
                HearAircraft(turn, said, DjiParts.AtMs(said, message.ReceivedAtMs));
            }
            else
            {
                HearDock(turn, topic.Kind, said);
            }
        }
        catch (DjiRefusedException e) when (isOurs)
        {
            turn.Say(DjiParts.Refused(message, e));
        }
        catch (DjiRefusedException)
        {
            // The dock's own: its driver tells of it.
        }

        return Close(turn);
    }

    private UnitMessageRefused? Foreign(UnitMessage message, out DjiTopic topic)
    {
        var isTopic = DjiTopic.TryParse(message.Topic, out topic) && topic.IsFromDevice;
        var isProperties = topic.Kind is DjiTopicKind.Osd or DjiTopicKind.State;
        return !isTopic
            ? new UnitMessageRefused(message.ReceivedAtMs, message.Topic, "unknown-topic", "$", "This is no topic on which a dock speaks.")
            : message.DeviceId != _seat.Gateway
                ? new UnitMessageRefused(message.ReceivedAtMs, message.Topic, "not-yours", "$", $"{message.DeviceId} does not speak for {Name}; {_seat.Gateway} does.")
                : topic.Sn == _seat.Gateway || (isProperties && topic.Sn == _seat.Unit.DeviceId)
                    ? null
                    : new UnitMessageRefused(message.ReceivedAtMs, message.Topic, "not-yours", "$", $"Device {topic.Sn} is neither {_seat.Gateway} nor {_seat.Unit.DeviceId}.");
    }

    private void HearAircraft(DjiTurn turn, DjiEnvelope envelope, long atMs)
    {
        var said = AircraftProperties.Read(envelope.Data);
        var isLate = atMs < Aircraft.SaidMs && turn.NowMs - Aircraft.HeardMs < Timing.SilentAfterMs; // A clock that was put back is believed in time.
        if (isLate)
        {
            return;
        }

        (Aircraft.SaidMs, Aircraft.HeardMs) = (atMs, turn.NowMs);
        Aircraft.Take(said);
        if (_state.Flight is { } flight && Aircraft.IsInTheAir)
        {
            if (flight.IsPaused || flight.Phase == FlightPhase.AtStop || (flight.IsAccepted && said is { HorizontalMps: >= 1 } or { VerticalMps: >= 1 or <= -1 }))
            {
                flight.HeardMs = turn.NowMs; // One that hangs in the air and does nothing is no sign of a flight.
            }

            Measure(turn, flight, said.MaxTemperatureC);
            if (flight is { IsPoint: true, IsAccepted: true, Phase: FlightPhase.Flying, IsPaused: false } && IsThere(flight, said))
            {
                Arrived(turn, flight); // That it is there may have been said and lost.
            }
        }

        CallIdleHome(turn);
        turn.Say(new UnitReported(atMs, Motion(said, atMs), said.BatteryPercent, Control: Control(), Measures: Measures(said)));
        if (said.NearArea is { } near && (near ? Noted("near-area", isGrave: false, "It is close to an area it must not fly into.", turn.NowMs) : _state.Troubles.Clear("near-area")))
        {
            turn.Say(_state.Troubles.All(turn.NowMs));
        }
    }

    private static bool IsThere(DjiFlight flight, AircraftProperties said) =>
        said is { Longitude: { } longitude, Latitude: { } latitude, HeightM: { } heightM, HorizontalMps: < 1 }
        && Metres.Between(longitude, latitude, flight.Legs[flight.Leg].Longitude, flight.Legs[flight.Leg].Latitude) <= AtPointM
        && Math.Abs(heightM - flight.Legs[flight.Leg].AltitudeM) <= AtPointM;

    private static UnitMotion? Motion(AircraftProperties said, long atMs) =>
        said is { Longitude: { } longitude, Latitude: { } latitude } && (longitude != 0 || latitude != 0) // Without a fix it says 0, 0.
            ? new UnitMotion(atMs, new GeoPoint(longitude, latitude, said.HeightM ?? 0),
                said.HeadingDeg is { } heading ? (heading + 360) % 360 : null, said.HorizontalMps ?? 0, said.VerticalMps ?? 0)
            : null;

    private static Dictionary<string, double>? Measures(AircraftProperties said)
    {
        var measures = new Dictionary<string, double>();
        foreach (var (name, value) in new[]
        {
            ("windMps", said.WindMps), ("maxTemperatureC", said.MaxTemperatureC), ("minTemperatureC", said.MinTemperatureC),
            ("returnPercent", said.ReturnPercent), ("remainingS", said.RemainingS), ("homeM", said.HomeM), ("modeCode", said.Mode),
        })
        {
            if (value is { } number)
            {
                measures[name] = number;
            }
        }

        return measures.Count == 0 ? null : measures;
    }

    private static void Measure(DjiTurn turn, DjiFlight flight, double? maxTemperatureC)
    {
        if (maxTemperatureC is { } seen && flight is { TaskId.Length: > 0, IsOnScene: true }
            && (flight.MaxTemperatureC is not { } before || seen >= before + HotterByC))
        {
            flight.MaxTemperatureC = seen;
            turn.Say(new TaskMeasured(turn.NowMs, flight.TaskId, "maxTemperatureC", seen));
        }
    }

    private UnitControl Control() => _state.IsStopped ? UnitControl.EmergencyStop
        : Aircraft.IsInTheAir && Aircraft.ControlSource == "B" ? UnitControl.Manual // Controller A is the dock.
        : _state.Flight is { TaskId: "" } ? UnitControl.Remote
        : UnitControl.Automatic;

    private void HearDock(DjiTurn turn, DjiTopicKind kind, DjiEnvelope said)
    {
        switch (kind)
        {
            case DjiTopicKind.Osd or DjiTopicKind.State:
                HearDockProperties(turn, DockProperties.Read(said.Data));
                break;
            case DjiTopicKind.Status when said.Method == DjiMethod.UpdateTopo:
                Aircraft.IsInTopology = DjiTopology.Read(said.Data).SubDevices.Any(one => one.Sn == _seat.Unit.DeviceId);
                break;
            case DjiTopicKind.ServicesReply:
                HearAnswer(turn, said);
                break;
            case DjiTopicKind.Requests when said.Method is DjiMethod.FlightTaskResourceGet or DjiMethod.FlightTaskProgressGet:
                AnswerRequest(turn, said);
                break;
            case DjiTopicKind.Events when said.Method == DjiMethod.Hms:
                HearHealth(turn, said);
                break;
            case DjiTopicKind.Events when DjiParts.IsOfAircraft(said.Method):
                if (said.NeedsReply)
                {
                    turn.Send(DjiTopicKind.EventsReply, DjiWriter.Answer(said, turn.NowMs, _seat.Gateway, 0));
                }

                if (Talk.IsNew(said))
                {
                    HearEvent(turn, said);
                }

                break;
            case DjiTopicKind.DrcUp when said.Method == DjiMethod.DroneEmergencyStop && DjiReader.Result(said) == 0
                && Talk.Open.Find(call => call.For == CallFor.StopNow) is { } stop:
                Talk.Open.Remove(stop);
                turn.Say(new CommandAnswered(turn.NowMs, stop.CommandId));
                Halted(turn);
                break;
        }
    }

    private void HearDockProperties(DjiTurn turn, DockProperties said)
    {
        Aircraft.Take(said);
        if (Aircraft.InDock == true && (said.ChargePercent is not null || said.Charging is not null))
        {
            Aircraft.BatteryPercent = said.ChargePercent ?? Aircraft.BatteryPercent;
            turn.Say(new UnitReported(turn.NowMs, null, said.ChargePercent, said.Charging, Control()));
        }

        if (said is { DroneInDock: true } && Aircraft.DockMode is null or DockProperties.ModeIdle
            && _state.Flight is { IsStarted: true, TaskId.Length: > 0 } flight && turn.NowMs - flight.HeardMs > Timing.StrayEveryMs)
        {
            Back(turn, flight);
        }
    }

    /// <summary>It is back and its end was not heard: what it reached says how it ended.</summary>
    private void Back(DjiTurn turn, DjiFlight flight)
    {
        if (flight.IsEnding)
        {
            EndWith(turn, flight, new TaskCancelled(turn.NowMs, flight.TaskId), mayFly: false);
        }
        else if (flight.Reached >= flight.Stops)
        {
            EndWith(turn, flight, new TaskCompleted(turn.NowMs, flight.TaskId), mayFly: false);
        }
        else
        {
            End(turn, flight, "landed", "The aircraft is back in its dock before the task was done.", mayFly: false);
        }
    }

    private void HearHealth(DjiTurn turn, DjiEnvelope said)
    {
        var all = HmsItem.ReadAll(said.Data);
        var ours = all.Where(item => item.Device is not { IsDock: true }).ToList();
        if ((ours.Count > 0 || all.Count == 0) && _state.Troubles.Take(ours, turn.NowMs))
        {
            turn.Say(_state.Troubles.All(turn.NowMs));
        }
    }

    private void HearEvent(DjiTurn turn, DjiEnvelope said)
    {
        switch (said.Method)
        {
            case DjiMethod.FlightTaskProgress:
                var progress = FlightTaskProgress.Read(said.Data);
                if (_state.Flight is { } flight && flight.FlightId == progress.FlightId)
                {
                    if (IsNewest(flight, said))
                    {
                        Progressed(turn, flight, progress);
                    }
                }
                else if (!progress.IsOver)
                {
                    Stray(turn, progress.FlightId, isPoint: false);
                }

                break;
            case DjiMethod.TakeoffToPointProgress:
                HearPoint(turn, said, PointProgress.Read(said.Data, "flight_id"), isTakeOff: true);
                break;
            case DjiMethod.FlyToPointProgress:
                HearPoint(turn, said, PointProgress.Read(said.Data, "fly_to_id"), isTakeOff: false);
                break;
            case DjiMethod.FlightTaskReady:
                foreach (var id in FlightTaskReady.Read(said.Data).FlightIds.Where(id => IsStray(id) && id != _state.Flight?.FlightId).Take(PastFlight.MaxKept))
                {
                    Stray(turn, id, isPoint: false);
                }

                break;
            case DjiMethod.DeviceExitHomingNotify:
                var left = DeviceExitHoming.Read(said.Data);
                _ = left.HasLeft ? Noted("return-broken-off", isGrave: true, $"It has broken off its way home and hovers: {left.Why}. Call it home again.", turn.NowMs)
                    : _state.Troubles.Clear("return-broken-off");
                turn.Say(_state.Troubles.All(turn.NowMs));
                break;
            case DjiMethod.ReturnHomeInfo when _state.Flight is { } returning && ReturnHomeInfo.Read(said.Data).FlightId == returning.FlightId:
                returning.HeardMs = turn.NowMs;
                break;
            case DjiMethod.FileUploadCallback:
                HearPicture(turn, said);
                break;
            case DjiMethod.DrcStatusNotify when _state.IsStopped && DrcStatus.Read(said.Data).State == DrcStatus.Connected:
                turn.Send(DjiTopicKind.DrcDown, DjiWriter.Live(DjiMethod.DroneEmergencyStop, null)); // It could not hear the first one.
                break;
        }
    }

    private void HearPoint(DjiTurn turn, DjiEnvelope said, PointProgress progress, bool isTakeOff)
    {
        var flight = _state.Flight;
        var id = isTakeOff ? progress.Id : progress.Id.Split('/')[0];
        if (flight is not null && flight.FlightId == id)
        {
            // Of its earlier legs nothing is to be known any more; that it has landed is.
            if ((isTakeOff ? flight.FlyTo.Length == 0 || progress.Status == PointFlightStatus.Finished : progress.Id == flight.FlyTo)
                && IsNewest(flight, said))
            {
                Progressed(turn, flight, progress);
            }
        }
        else if (progress.Status is PointFlightStatus.Ready or PointFlightStatus.InProgress)
        {
            Stray(turn, id, isPoint: true);
        }
    }

    private static bool IsNewest(DjiFlight flight, DjiEnvelope said)
    {
        var isNewest = said.TimestampMs >= flight.ToldMs || said.TimestampMs == 0;
        flight.ToldMs = Math.Max(flight.ToldMs, said.TimestampMs);
        return isNewest;
    }

    private void HearPicture(DjiTurn turn, DjiEnvelope said)
    {
        var picture = FileUploaded.Read(said.Data);
        var prefix = _settings.Storage(_seat.Gateway, turn.NowMs)?.ObjectKeyPrefix ?? MediaKey.PrefixOf(_seat.Gateway);
        if (!MediaObject.IsUnder(prefix, picture.ObjectKey))
        {
            throw new DjiRefusedException("$.data.file.object_key", $"'{picture.ObjectKey}' is no plain key under {prefix}/, where this dock puts its pictures.");
        }

        var task = _state.Flight?.FlightId == picture.FlightId ? _state.Flight.TaskId
            : _state.Past.Find(past => past.FlightId == picture.FlightId)?.TaskId
            ?? (FlightIds.TryRead(picture.FlightId, out _, out var read) ? read : "");
        if (task.Length > 0)
        {
            turn.Say(new MediaTaken(turn.NowMs, task, picture.ObjectKey, MediaTypes.Of(picture.ObjectKey),
                picture.Longitude, picture.Latitude, _settings.IsSimulated(picture.ObjectKey)));
        }
    }

    /// <summary>
    /// A task that fails in the air leaves the aircraft hovering, and a call home can be lost: what hovers for no task and no
    /// person is called home until it goes.
    /// </summary>
    private void CallIdleHome(DjiTurn turn)
    {
        if (_state is { Flight: null, IsStopped: false, Past: [.., { TaskId.Length: > 0 }] }
            && Aircraft is { IsInTheAir: true, Mode: not AircraftMode.Returning and { } mode } && !AircraftMode.IsComingDown(mode)
            && Control() == UnitControl.Automatic && turn.NowMs - _state.IdleMs >= Timing.StrayEveryMs
            && !Talk.Open.Exists(call => call.Method is DjiMethod.ReturnHome or DjiMethod.ReturnHomeCancel))
        {
            _state.IdleMs = turn.NowMs;
            Ask(turn, CallFor.GoodMeasure, DjiMethod.ReturnHome, null);
        }
    }

    private bool IsStray(string flightId) => FlightIds.TryRead(flightId, out var fence, out _)
        && (_state.Past.Find(past => past.FlightId == flightId) is { } past ? !past.MayFly : fence < _state.Fence);

    /// <summary>
    /// A flight of ours that was given up, or of a token that is not in force any more, moves all the same: it is told to end.
    /// By its id where that can be said, so that no other is hit.
    /// </summary>
    private void Stray(DjiTurn turn, string flightId, bool isPoint)
    {
        if (!IsStray(flightId) || turn.NowMs - _state.StrayMs < Timing.StrayEveryMs)
        {
            return;
        }

        _state.StrayMs = turn.NowMs;
        if (!isPoint)
        {
            Ask(turn, CallFor.GoodMeasure, DjiMethod.FlightTaskUndo, new FlightTaskUndo([flightId]));
            Ask(turn, CallFor.GoodMeasure, DjiMethod.FlightTaskStop, new FlightTaskStop(flightId));
        }

        if (_state.Flight is null)
        {
            Ask(turn, CallFor.GoodMeasure, DjiMethod.ReturnHome, null);
        }

        Noted("stray-flight", isGrave: true, $"It flies {flightId}, which was given up; it has been called back.", turn.NowMs);
        turn.Say(_state.Troubles.All(turn.NowMs));
    }

    private bool Noted(string code, bool isGrave, string text, long nowMs)
    {
        if (_state.Troubles.Ours.Exists(known => known.Code == code && known.Text == text))
        {
            return false;
        }

        _state.Troubles.Note(code, isGrave, text, nowMs);
        return true;
    }
}
