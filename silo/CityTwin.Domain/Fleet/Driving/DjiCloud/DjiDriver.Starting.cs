using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

public sealed partial class DjiDriver
{
    private void Start(DjiTurn turn, StartTask start)
    {
        var (_, _, task, fileUrl, fileMd5) = start;
        if (_state.Flight is { IsEnding: false } same && same.TaskId == task.Id && same.Revision >= task.Revision)
        {
            if (same.IsAccepted)
            {
                turn.Say(new TaskAccepted(turn.NowMs, task.Id)); // Asked for again: told again.
            }

            return;
        }

        var next = Flight(task, FlightIds.Of(start.Fence, task.Revision, task.Id), start.CommandId, start.Fence, turn.NowMs);
        next.FileUrl = fileUrl;
        next.FileMd5 = fileMd5?.ToLowerInvariant();
        RefuseTask(task, next, turn.NowMs);
        if (_state.Flight is { IsEnding: false, IsAccepted: true } under && under.TaskId == task.Id && Aircraft.IsInTheAir)
        {
            Change(turn, under, next);
            return;
        }

        Supersede(turn, task.Id);
        next.IsPoint = Aircraft.IsInTheAir || GoesByPoints(task, next);
        Begin(turn, next);
    }

    /// <summary>A person sends it somewhere: whatever it was on ends.</summary>
    private void GoToPlace(DjiTurn turn, GoTo go)
    {
        var task = new UnitTask(go.CommandId, default, MissionKind.Verify, [go.Stop], 0, 1, 0, go.Stop.Place.ElevationM, LostLinkAction.ReturnHome);
        var next = Flight(task, FlightIds.Of(go.Fence, 0, go.CommandId), go.CommandId, go.Fence, turn.NowMs);
        (next.TaskId, next.IsPoint) = ("", true);
        RefuseWhenAway(turn.NowMs);
        RefusePlaces(next);
        RefuseDescent();
        Supersede(turn, taskId: null);
        _state.IsStopped = false;
        Begin(turn, next);
    }

    private void Begin(DjiTurn turn, DjiFlight flight)
    {
        _state.Flight = flight;
        if (flight.IsPoint)
        {
            BeginPoints(turn, flight);
            return;
        }

        flight.Break = _state.Broken is { } broken && broken.Mission == flight.Mission && broken.FileMd5 == flight.FileMd5 ? broken.At : null;
        Ask(turn, CallFor.Prepare, DjiMethod.FlightTaskPrepare, new FlightTaskPrepare(
            flight.FlightId, turn.NowMs, FlightTaskType.Immediate, new FlightFile(flight.FileUrl!, flight.FileMd5!),
            Math.Max(flight.ReturnM, FlightTaskPrepare.MinReturnM), RthMode.Preset, LostLinks.OfWayline(flight.OnLostLink), ExitWaylineWhenRcLost: 1,
            WaylinePrecision.Gps, FlightSafetyAdvanceCheck: 1, flight.Break), flight.CommandId, flight.FlightId);
    }

    private DjiFlight Flight(UnitTask task, string flightId, string commandId, long fence, long nowMs) => new()
    {
        TaskId = task.Id,
        Mission = task.Mission.Value,
        FlightId = flightId,
        CommandId = commandId,
        Fence = fence,
        Revision = task.Revision,
        Legs = [.. FlightLeg.Of(task, _seat.Type)],
        Actions = [.. task.Stops.Select(stop => stop.Actions.ToList())],
        Scene = task.Scene,
        Released = task.Released,
        HeardMs = nowMs,
        ReturnM = ReturnAboveDockM(task, _seat.Unit),
        OnLostLink = task.OnLostLink,
    };

    /// <summary>How high above its dock an aircraft comes home from a task.</summary>
    public static int ReturnAboveDockM(UnitTask task, UnitDefinition aircraft) =>
        AboveDock(aircraft, task.ReturnAltitudeM, TakeoffToPoint.MinTargetM, FlightTaskPrepare.MaxReturnM);

    private static int AboveDock(UnitDefinition aircraft, double altitudeM, int leastM, int mostM) =>
        (int)Math.Clamp(Math.Ceiling(altitudeM - aircraft.Home.ElevationM), leastM, mostM);

    private bool GoesByPoints(UnitTask task, DjiFlight flight) => flight.FileUrl is null || flight.FileMd5 is null
        || IsQuickLook(task);

    /// <summary>To be in the air sooner than a file is fetched, checked and loaded.</summary>
    private bool IsQuickLook(UnitTask task) => task.Kind == MissionKind.Verify && task.Stops.Count <= _settings.MaxVerifyStops;

    /// <summary>Another task, or another flight of the same, takes the place of the one that is open.</summary>
    private void Supersede(DjiTurn turn, string? taskId)
    {
        if (_state.Flight is not { } old)
        {
            return;
        }

        if (old.TaskId == taskId)
        {
            Forget(turn, old, mayFly: Aircraft.IsInTheAir); // The same task goes on: nothing of it has ended.
            return;
        }

        if (old is { IsPoint: false, IsStarted: true })
        {
            Ask(turn, CallFor.GoodMeasure, DjiMethod.FlightTaskPause, null);
        }

        End(turn, old, taskId is null ? "taken-over" : "superseded",
            taskId is null ? "A person has sent it elsewhere." : $"It was given task {taskId}.", mayFly: Aircraft.IsInTheAir);
    }

    private void RefuseTask(UnitTask task, DjiFlight next, long nowMs)
    {
        if (task.Stops.Count is 0 or > UnitTask.MaxStops || task.Released < 1)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name}: a task has 1 to {UnitTask.MaxStops} stops and the first is released; "
                + $"this one has {task.Stops.Count}, {task.Released} released.");
        }

        if (next.FlightId.Length > DjiIds.MaxFlightIdLength - 8 || task.Id.Length == 0)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name}: '{task.Id}' is no id for a flight.");
        }

        if (_state.Flight?.TaskId != task.Id && _state.Past.Exists(past => past.TaskId == task.Id))
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name}: task {task.Id} has ended; another try at its mission is another task.");
        }

        RefuseWhenStopped();
        var (link, why) = Aircraft.LinkAt(nowMs, Timing.SilentAfterMs);
        if (link != UnitLink.Online)
        {
            throw new UnitRefusedException(UnitRefusal.Offline, $"{Name} cannot be sent: {why}.");
        }

        if (Control() == UnitControl.Manual || Aircraft.DockStopped)
        {
            throw new UnitRefusedException(UnitRefusal.NotAutomatic, Aircraft.DockStopped
                ? $"{Name}: the emergency stop of its dock is pressed."
                : $"{Name} is flown by a remote controller.");
        }

        if (Aircraft is { IsInTheAir: false, DockMode: > DockProperties.ModeIdle and < DockProperties.ModeWorking })
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"{Name}: its dock is being serviced (mode {Aircraft.DockMode}).");
        }

        RefuseDescent();
        RefusePlaces(next);
        if (task.Stops.Count > _settings.MaxPointStops && GoesByPoints(task, next))
        {
            throw new UnitRefusedException(UnitRefusal.Invalid,
                $"{Name}: {task.Stops.Count} stops need a flight file and its MD5; without one at most {_settings.MaxPointStops} are flown.");
        }
    }

    private void RefuseDescent()
    {
        if (Aircraft is { IsInTheAir: true, Mode: { } mode } && AircraftMode.IsComingDown(mode))
        {
            throw new UnitRefusedException(UnitRefusal.Unavailable, $"{Name} is coming down and cannot be sent anywhere until it is in its dock.");
        }
    }

    private void RefusePlaces(DjiFlight flight)
    {
        var wrong = flight.Legs.Find(leg => !double.IsFinite(leg.Longitude) || !double.IsFinite(leg.Latitude) || Math.Abs(leg.Longitude) > 180
            || Math.Abs(leg.Latitude) > 90 || leg.AltitudeM is not (>= TakeoffToPoint.MinTargetM and <= TakeoffToPoint.MaxTargetM));
        if (wrong is not null)
        {
            throw new UnitRefusedException(UnitRefusal.Invalid, $"{Name}: stop {wrong.Stop} leads to {wrong.Longitude}, {wrong.Latitude} at {wrong.AltitudeM:0} m; "
                + $"expected WGS 84 degrees and {TakeoffToPoint.MinTargetM} to {TakeoffToPoint.MaxTargetM} m above the ellipsoid.");
        }
    }
}
