using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>Brings a sortie through its stages and tells the cloud of each: cover, start, flight, landing, closing.</summary>
internal sealed class SortieWatch(Station station, MediaDesk media)
{
    private const double WayHomeEveryS = 5;

    private long _nextProgressMs;
    private long _nextWayHomeMs;
    private long? _silentSinceMs;
    private bool _isStarted;
    private bool _isReturnStopped;

    /// <summary>The steps of the start, each at its part of the time it takes.</summary>
    private static readonly int[] StartSteps =
        [TaskStep.FlightSystem, TaskStep.TakesControl, TaskStep.ChecksAreas, TaskStep.AsksForFile, TaskStep.UploadsFile, TaskStep.SetsParameters, TaskStep.SetsHome];

    public void Begin(Sortie sortie, long nowMs)
    {
        station.Sortie = sortie;
        sortie.Enter(SortieStage.OpeningCover, station.WorldMs);
        (sortie.Step, station.CoverState) = (TaskStep.DockWorks, 2);
        (_isStarted, _isReturnStopped, _silentSinceMs) = (false, false, null);
        station.Pilot.Prepare(FlightMode.Preparing);
        if (sortie.IsTask)
        {
            ProgressReport.Task(station, sortie, "sent", nowMs, isFinal: false);
        }

        _nextProgressMs = nowMs;
    }

    /// <summary>After the aircraft's steps; time goes on also for a dock that waits for it.</summary>
    public void Tick(long nowMs)
    {
        if (station.Sortie is not { } sortie)
        {
            return;
        }

        Advance(sortie, nowMs);
        if (sortie.Stage == SortieStage.Over)
        {
            return;
        }

        if (nowMs >= _nextProgressMs)
        {
            Progress(sortie, nowMs);
        }

        if (station.Pilot.Mode == FlightMode.Returning && station.HasLink && nowMs >= _nextWayHomeMs)
        {
            _nextWayHomeMs = nowMs + (long)(WayHomeEveryS * 1000);
            ProgressReport.WayHome(station, sortie, nowMs);
        }
    }

    public void Hear(PilotNews news, long nowMs)
    {
        if (station.Sortie is not { } sortie)
        {
            return;
        }

        switch (news.Kind)
        {
            case PilotNewsKind.TookOff:
                sortie.MissionState = 5;
                break;
            case PilotNewsKind.WaypointReached:
                Reached(sortie, news.Place);
                break;
            case PilotNewsKind.Picture:
                media.Take(sortie, news.Lenses ?? [], nowMs);
                return;
            case PilotNewsKind.RouteDone:
                (sortie.IsRouteDone, sortie.MissionState) = (true, 9);
                break;
            case PilotNewsKind.PointReached:
                sortie.IsRouteDone = true;
                Say(sortie, "wayline_ok", 0, nowMs);
                return;
            case PilotNewsKind.AreaAhead:
                Blocked(sortie, nowMs);
                return;
            case PilotNewsKind.ReturnStarted:
                Returns(sortie, nowMs);
                break;
            case PilotNewsKind.ReturnStopped:
                TellStopped(isStopped: true, nowMs);
                break;
            case PilotNewsKind.LandedHome:
                LandedHome(sortie, nowMs);
                break;
            default:
                LandedElsewhere(sortie, news.Kind == PilotNewsKind.Wrecked, nowMs);
                break;
        }

        _nextProgressMs = nowMs;
    }

    /// <summary>A pause, a recovery, an order to come home: the cloud is told at once.</summary>
    public void Changed(long nowMs) => _nextProgressMs = nowMs;

    private void Advance(Sortie sortie, long nowMs)
    {
        var forMs = station.WorldMs - sortie.StageSinceMs;
        switch (sortie.Stage)
        {
            case SortieStage.OpeningCover:
                sortie.Step = forMs >= 1000 ? TaskStep.OpensCover : sortie.Step;
                if (forMs >= station.Options.OpensCover.TotalMilliseconds)
                {
                    station.CoverState = 1;
                    sortie.Enter(SortieStage.StartingAircraft, station.WorldMs);
                }

                break;
            case SortieStage.StartingAircraft:
                Start(sortie, forMs / station.Options.StartsAircraft.TotalMilliseconds, nowMs);
                break;
            case SortieStage.InAir:
                InAir(sortie, nowMs);
                break;
            case SortieStage.ClosingDock:
                Close(sortie, forMs / station.Options.ClosesDock.TotalMilliseconds, nowMs);
                break;
        }
    }

    private void Start(Sortie sortie, double part, long nowMs)
    {
        var step = StartSteps[Math.Min(StartSteps.Length - 1, (int)(part * StartSteps.Length))];
        if (step == TaskStep.AsksForFile && !_isStarted && sortie.IsTask)
        {
            // The file may have been renewed since; what was prepared is flown when the cloud does not say.
            _isStarted = true;
            station.Speech.Ask(
                "flighttask_resource_get", new JsonObject { ["flight_id"] = sortie.FlightId }, nowMs, (_, _) => { });
        }

        sortie.Step = step;
        if (part < 1)
        {
            return;
        }

        station.Pilot.Prepare(FlightMode.Ready);
        var route = sortie.Mission is { } mission ? FlightRoute.Of(mission, station.Plan.Home, station.World.Terrain, sortie.From) : null;
        var refusal = sortie.IsTask
            ? route is null ? ResultCode.NoBreakPoint : route.IsForbidden(station.Pilot.Areas) ? ResultCode.CrossesArea : 0
            : station.Pilot.Areas.Forbids(sortie.Point) ? ResultCode.PointInArea : 0;
        refusal = refusal == 0 && station.Pilot.Areas.Forbids(station.Plan.Home) ? ResultCode.TakeOffFailed : refusal;
        if (refusal != 0)
        {
            sortie.Fail(refusal, BreakReason.AreaAhead);
            station.Pilot.Prepare(FlightMode.Standby);
            sortie.Enter(SortieStage.ClosingDock, station.WorldMs);
            return;
        }

        TakeOff(sortie, route, nowMs);
    }

    private void TakeOff(Sortie sortie, FlightRoute? route, long nowMs)
    {
        sortie.Enter(SortieStage.InAir, station.WorldMs);
        (sortie.Step, sortie.MissionState, sortie.AirborneSinceMs) = (TaskStep.Executes, 4, station.WorldMs);
        station.IsInDock = false;
        if (route is not null)
        {
            sortie.Waypoints = route.Points.Count;
            (sortie.WaylineId, sortie.WaypointIndex) = (route.Points[0].WaylineId, route.Points[0].Index);
            station.Pilot.Fly(route, sortie.Rules);
            return;
        }

        Say(sortie, "task_ready", 0, nowMs);
        station.Pilot.FlyTo(sortie.Point, sortie.SpeedMps, sortie.Rules, sortie.OverHomeM);
    }

    private void InAir(Sortie sortie, long nowMs)
    {
        _silentSinceMs = station.HasLink ? null : _silentSinceMs ?? station.WorldMs;
        if (_silentSinceMs is { } since && station.WorldMs - since > station.Options.GivenUpAfter.TotalMilliseconds)
        {
            sortie.Fail(ResultCode.AircraftLost, BreakReason.LinkLost);
            sortie.Remember(station.Pilot);
            End(sortie, nowMs);
        }

        if (!sortie.IsRouteDone && station.Pilot.Reason == ModeReason.LostLink)
        {
            sortie.Remember(station.Pilot);
            sortie.Fail(ResultCode.LinkLost, BreakReason.LinkLost);
        }

        sortie.Step = station.Pilot.Mode switch
        {
            FlightMode.Returning => TaskStep.BeforeReturn,
            FlightMode.Landing or FlightMode.ForcedLanding => TaskStep.Lands,
            _ => TaskStep.Executes,
        };
    }

    private void Close(Sortie sortie, double part, long nowMs)
    {
        sortie.Step = part < 0.4 ? TaskStep.ClosesCover : part < 0.8 ? TaskStep.CountsMedia : TaskStep.TellsResult;
        station.CoverState = part < 0.3 ? 1 : part < 0.7 ? 2 : 0;
        if (part >= 1)
        {
            station.CoverState = 0;
            End(sortie, nowMs);
        }
    }

    private void End(Sortie sortie, long nowMs)
    {
        sortie.Enter(SortieStage.Over, station.WorldMs);
        station.EndFlight();
        if (!station.Craft.IsFlying)
        {
            station.Pilot.Prepare(FlightMode.Standby);
        }

        if (sortie.IsTask)
        {
            ProgressReport.Task(station, sortie, sortie.FinalStatus, nowMs, isFinal: true);
            return;
        }

        Say(sortie, sortie.IsRouteDone || sortie.Result == 0 ? "task_finish" : "wayline_failed", sortie.Result, nowMs);
    }

    private void Progress(Sortie sortie, long nowMs)
    {
        _nextProgressMs = nowMs + (long)station.Options.ProgressReports.TotalMilliseconds;
        if (sortie.IsTask)
        {
            // What a dock does not hear it cannot tell.
            if (station.HasLink)
            {
                ProgressReport.Task(station, sortie, station.Pilot.IsPaused ? "paused" : "in_progress", nowMs, isFinal: false);
            }
        }
        else if (station.Pilot.Mode is FlightMode.TakingOff or FlightMode.Live && !sortie.IsRouteDone && station.HasLink)
        {
            Say(sortie, "wayline_progress", 0, nowMs);
        }
    }

    private void Reached(Sortie sortie, int place)
    {
        var point = station.Pilot.Route!.Points[place];
        (sortie.WaypointIndex, sortie.WaylineId, sortie.WaypointsDone, sortie.MissionState) = (point.Index, point.WaylineId, place + 1, 6);
    }

    private void Blocked(Sortie sortie, long nowMs)
    {
        if (!sortie.IsTask)
        {
            Say(sortie, "wayline_failed", ResultCode.PointInArea, nowMs);
            return;
        }

        sortie.Remember(station.Pilot);
        sortie.Fail(ResultCode.AreaAhead, BreakReason.AreaAhead);
        sortie.MissionState = 7;
        _nextProgressMs = nowMs;
    }

    private void Returns(Sortie sortie, long nowMs)
    {
        _nextWayHomeMs = nowMs;
        if (_isReturnStopped)
        {
            TellStopped(isStopped: false, nowMs);
        }

        if (sortie.IsRouteDone)
        {
            return;
        }

        sortie.Remember(station.Pilot);
        switch (station.Pilot.Reason)
        {
            case ModeReason.LowBattery:
                sortie.Fail(ResultCode.LowBattery, BreakReason.LowBattery);
                break;
            case ModeReason.StrongWind:
                sortie.Fail(ResultCode.StrongWind, BreakReason.StrongWind);
                break;
            case ModeReason.LostLink:
                sortie.Fail(ResultCode.LinkLost, BreakReason.LinkLost);
                break;
        }
    }

    private void TellStopped(bool isStopped, long nowMs)
    {
        const int flightRestriction = 4;
        _isReturnStopped = isStopped;
        station.Speech.Event("device_exit_homing_notify", new JsonObject
        {
            ["sn"] = station.Plan.DockId, ["action"] = isStopped ? 1 : 0, ["reason"] = flightRestriction,
        }, nowMs, needsReply: true);
    }

    private void LandedHome(Sortie sortie, long nowMs)
    {
        (station.IsInDock, sortie.Step) = (true, TaskStep.Lands);
        station.Craft.BringTo(station.Plan.Home);
        station.Pilot.RegainLink();
        station.Pilot.Prepare(FlightMode.Standby);
        media.Landed(nowMs);
        sortie.Enter(SortieStage.ClosingDock, station.WorldMs);
    }

    private void LandedElsewhere(Sortie sortie, bool isWrecked, long nowMs)
    {
        sortie.Remember(station.Pilot);
        sortie.Fail(
            station.Pilot.Reason == ModeReason.LostLink ? ResultCode.LinkLost
                : isWrecked ? ResultCode.AircraftLost : ResultCode.LandedElsewhere,
            station.Pilot.Reason switch
            {
                ModeReason.LostLink => BreakReason.LinkLost,
                ModeReason.SeverelyLowBattery => BreakReason.LowBattery,
                _ => BreakReason.Unknown,
            });
        station.StrandedSinceMs = station.WorldMs;
        sortie.Enter(SortieStage.ClosingDock, station.WorldMs);
    }

    private void Say(Sortie sortie, string status, int result, long nowMs) =>
        ProgressReport.ToPoint(station, sortie, status, result, nowMs);
}
