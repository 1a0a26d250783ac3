using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Uploads;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>Flight tasks: prepared, ordered, paused, recovered, called off.</summary>
internal sealed class TaskDesk(Station station, SortieWatch watch)
{
    private const int Immediate = 0;
    private const long FreeStorageKb = 50_000_000;

    private readonly Dictionary<string, PreparedTask> _prepared = new(StringComparer.Ordinal);

    public Dictionary<string, Action<Inbound, long>> Services => new(StringComparer.Ordinal)
    {
        ["flighttask_prepare"] = Prepare,
        ["flighttask_execute"] = Execute,
        ["flighttask_undo"] = Undo,
        ["flighttask_pause"] = Pause,
        ["flighttask_recovery"] = Recover,
        ["flighttask_stop"] = Stop,
        ["return_home"] = ReturnHome,
        ["return_home_cancel"] = CancelReturn,
        ["return_specific_home"] = ReturnSpecific,
    };

    /// <summary>Says which conditional tasks may be flown now, each once.</summary>
    public void Tick(long nowMs)
    {
        var ready = _prepared.Values.Where(task => task is { Type: PreparedTask.Conditional, IsReadyTold: false } && IsReady(task, nowMs)).ToList();
        if (ready.Count == 0 || station.Sortie is not null || !station.IsInDock)
        {
            return;
        }

        ready.ForEach(task => task.IsReadyTold = true);
        station.Speech.Event("flighttask_ready", new JsonObject
        {
            ["flight_ids"] = new JsonArray([.. ready.Select(task => (JsonNode)task.FlightId)]),
        }, nowMs, needsReply: true);
    }

    private void Prepare(Inbound order, long nowMs)
    {
        var (data, file) = (order.Data, order.Data.Get("file"));
        var type = data.Whole("task_type");
        var executeMs = data.Whole("execute_time");
        if (data.Text("flight_id").Length == 0 || file.Text("url").Length == 0 || file.Text("fingerprint").Length == 0
            || type is not (>= Immediate and <= PreparedTask.Conditional) || (type != PreparedTask.Conditional && executeMs is null)
            || Rules(data) is null || (type == PreparedTask.Conditional && data.Get("ready_conditions") is not JsonObject))
        {
            station.Speech.Reply(order, ResultCode.BadParameter, nowMs);
            return;
        }

        if (type == Immediate && Math.Abs(executeMs!.Value - nowMs) > station.Options.ImmediateWithin.TotalMilliseconds)
        {
            station.Speech.Reply(order, ResultCode.TimesDiffer, nowMs);
            return;
        }

        if (_prepared.Count >= station.Options.PreparedTasks && !_prepared.ContainsKey(data.Text("flight_id")))
        {
            // The oldest one is the least likely to be flown.
            _prepared.Remove(_prepared.Values.MinBy(task => task.PreparedAtMs)!.FlightId);
        }

        station.Errands.Fetch(file.Text("url"), WaylineFile.MaxBytes, nowMs, (answer, thenMs) => Fetched(order, answer, thenMs));
    }

    private void Fetched(Inbound order, ErrandAnswer answer, long nowMs)
    {
        if (answer.Bytes is not { } kmz)
        {
            station.Speech.Reply(order, ResultCode.NoWaylineFile, nowMs);
            return;
        }

        if (!Convert.ToHexStringLower(MD5.HashData(kmz)).Equals(order.Data.Get("file").Text("fingerprint"), StringComparison.OrdinalIgnoreCase))
        {
            station.Speech.Reply(order, ResultCode.BadWaylineFile, nowMs);
            return;
        }

        try
        {
            var task = Task(order, WaylineFile.Read(kmz), nowMs);
            _prepared[task.FlightId] = task;
            station.Speech.Reply(order, ResultCode.Ok, nowMs);
        }
        catch (WaylineFileException e)
        {
            station.Speech.Reply(order, e.IsFormat ? ResultCode.FileFormat : ResultCode.BadWaylineFile, nowMs);
        }
    }

    private static PreparedTask Task(Inbound order, WaylineMission mission, long nowMs)
    {
        var (data, ready) = (order.Data, order.Data.Get("ready_conditions"));
        var from = data.Get("break_point");
        return new PreparedTask(
            data.Text("flight_id"), order.Bid, (int)data.Whole("task_type")!, nowMs, mission, Rules(data)!,
            from is JsonObject
                ? new BreakPoint(
                    (int)(from.Whole("wayline_id") ?? 0), (int)(from.Whole("index") ?? 0), from.Whole("state") == 1, from.Number("progress") ?? 0)
                : null,
            data.Whole("flight_safety_advance_check") == 1, ready.Number("battery_capacity"), ready.Whole("begin_time"), ready.Whole("end_time"),
            data.Get("executable_conditions").Whole("storage_capacity"));
    }

    /// <returns>Nothing when a number is not one of the documents'.</returns>
    private static FlightRules? Rules(JsonNode? data)
    {
        var height = data.Get("rth_altitude") is null ? FlightRules.Default.ReturnHeightM : data.Number("rth_altitude", 20, 1500);
        var lost = LostLinkActions.OutOfControl((int)(data.Whole("out_of_control_action") ?? 0));
        return height is { } heightM && lost is { } action
            ? new FlightRules(heightM, action, data.Whole("exit_wayline_when_rc_lost") != 1)
            : null;
    }

    private bool IsReady(PreparedTask task, long nowMs) =>
        station.Craft.BatteryPercent > (task.LeastPercent ?? 0) && nowMs >= (task.NotBeforeMs ?? 0) && nowMs < (task.NotAfterMs ?? long.MaxValue);

    private void Execute(Inbound order, long nowMs)
    {
        if (!_prepared.TryGetValue(order.Data.Text("flight_id"), out var task))
        {
            station.Speech.Reply(order, station.Sortie is null ? ResultCode.BadParameter : ResultCode.OtherTask, nowMs);
            return;
        }

        var refusal = station.RefusalToFly();
        refusal = refusal != 0 ? refusal
            : task.Type == PreparedTask.Conditional && !IsReady(task, nowMs) ? ResultCode.BatteryBelowAsked
            : task.LeastStorageKb > FreeStorageKb ? ResultCode.NoStorage
            : ResultCode.Ok;
        station.Speech.Reply(order, refusal, nowMs);
        if (refusal != 0)
        {
            return;
        }

        _prepared.Remove(task.FlightId);
        watch.Begin(new Sortie
        {
            FlightId = task.FlightId, Bid = order.Bid, TrackId = station.Speech.NewId(), Rules = task.Rules, Mission = task.Mission,
            From = task.From, ChecksAreas = task.ChecksAreas,
        }, nowMs);
    }

    private void Undo(Inbound order, long nowMs)
    {
        var ids = order.Data.Items("flight_ids").Select(id => id is JsonValue value && value.TryGetValue<string>(out var text) ? text : "").ToList();
        if (ids.Count == 0 || ids.Contains(""))
        {
            station.Speech.Reply(order, ResultCode.BadParameter, nowMs);
            return;
        }

        if (station.Sortie is { } sortie && ids.Contains(sortie.FlightId))
        {
            station.Speech.Reply(order, ResultCode.CannotCancelTask, nowMs);
            return;
        }

        ids.ForEach(id => _prepared.Remove(id));
        station.Speech.Reply(order, ResultCode.Ok, nowMs);
    }

    private void Pause(Inbound order, long nowMs)
    {
        if (station.Sortie is not { IsTask: true } sortie || !station.HasLink || !station.Pilot.Pause())
        {
            station.Speech.Reply(order, ResultCode.CannotPause, nowMs);
            return;
        }

        sortie.Break = null;
        sortie.Remember(station.Pilot);
        sortie.MissionState = 7;
        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        watch.Changed(nowMs);
    }

    private void Recover(Inbound order, long nowMs)
    {
        if (station.Sortie is not { IsTask: true } sortie || !station.HasLink || !station.Pilot.Resume())
        {
            station.Speech.Reply(order, ResultCode.NotSupported, nowMs);
            return;
        }

        (sortie.Break, sortie.MissionState, sortie.Result, sortie.BreakReason) = (null, 8, 0, BreakReason.None);
        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        watch.Changed(nowMs);
    }

    private void Stop(Inbound order, long nowMs)
    {
        if (station.Sortie is not { } sortie || sortie.FlightId != order.Data.Text("flight_id") || !station.HasLink)
        {
            station.Speech.Reply(order, ResultCode.CannotStopTask, nowMs);
            return;
        }

        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        sortie.IsCanceled = true;
        if (station.Craft.IsFlying)
        {
            sortie.Remember(station.Pilot);
            sortie.BreakReason = BreakReason.Exit;
            station.Pilot.ReturnHome(ModeReason.Asked);
        }
        else if (sortie.Stage != SortieStage.ClosingDock)
        {
            station.Pilot.Prepare(FlightMode.Standby);
            sortie.Enter(SortieStage.ClosingDock, station.WorldMs);
        }
    }

    private void ReturnHome(Inbound order, long nowMs)
    {
        if (station.Sortie is not { Stage: SortieStage.InAir } sortie || !station.HasLink || !station.Craft.IsFlying)
        {
            station.Speech.Reply(order, ResultCode.NotTakenOff, nowMs);
            return;
        }

        if (!sortie.IsRouteDone && sortie.IsTask)
        {
            sortie.Remember(station.Pilot);
            sortie.BreakReason = BreakReason.ReturnHome;
        }

        station.Pilot.ReturnHome(ModeReason.Asked);
        station.Speech.Reply(order, new JsonObject
        {
            ["result"] = ResultCode.Ok, ["output"] = new JsonObject { ["status"] = "in_progress" },
        }, nowMs);
    }

    private void ReturnSpecific(Inbound order, long nowMs)
    {
        if (order.Data.Text("home_dock_sn") == station.Plan.DockId)
        {
            ReturnHome(order, nowMs);
            return;
        }

        station.Speech.Reply(order, ResultCode.NoHomePointForTask, nowMs);
    }

    private void CancelReturn(Inbound order, long nowMs)
    {
        var done = station.HasLink && station.Pilot.CancelReturn();
        station.Speech.Reply(order, done ? ResultCode.Ok : ResultCode.NotSupported, nowMs);
    }
}
