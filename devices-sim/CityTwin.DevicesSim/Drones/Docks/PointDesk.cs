using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>Flights to a point: control is taken, the aircraft takes off to a point, and is sent to others.</summary>
internal sealed class PointDesk(Station station, SortieWatch watch)
{
    public Dictionary<string, Action<Inbound, long>> Services => new(StringComparer.Ordinal)
    {
        ["flight_authority_grab"] = Grab,
        ["takeoff_to_point"] = TakeOff,
        ["fly_to_point"] = FlyTo,
        ["fly_to_point_stop"] = StopFlyTo,
        ["fly_to_point_update"] = Update,
        ["drone_emergency_stop"] = (order, nowMs) => station.Speech.Reply(order, EmergencyStop(nowMs), nowMs),
    };

    /// <summary>The DRC channel, which a dock without a relay of its own serves for the emergency stop and the heart-beat only.</summary>
    public void Control(Inbound order, long nowMs)
    {
        switch (order.Method)
        {
            case "drone_emergency_stop":
                station.Speech.Control(order.Method, new JsonObject { ["result"] = EmergencyStop(nowMs) });
                break;
            case "heart_beat":
                station.Speech.Control(order.Method, new JsonObject { ["timestamp"] = order.Data.Whole("timestamp") ?? nowMs });
                break;
            default:
                station.Speech.Control(order.Method, new JsonObject { ["result"] = ResultCode.NoControl });
                break;
        }
    }

    private void Grab(Inbound order, long nowMs)
    {
        if (!station.IsOnline)
        {
            station.Speech.Reply(order, ResultCode.NoControl, nowMs);
            return;
        }

        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        station.ControlSource = "A";
        station.Speech.State(station.Plan.AircraftId, new JsonObject { ["control_source"] = station.ControlSource }, nowMs);
    }

    private void TakeOff(Inbound order, long nowMs)
    {
        var data = order.Data;
        var (lat, lon, height) = (data.Number("target_latitude", -90, 90), data.Number("target_longitude", -180, 180), data.Number("target_height", 2, 1500));
        var (safe, home) = (data.Number("security_takeoff_height", 20, 1500), data.Number("rth_altitude", 2, 1500));
        var lost = LostLinkActions.RcLost((int)(data.Whole("rc_lost_action") ?? -1));
        if (data.Text("flight_id").Length == 0 || lat is null || lon is null || height is null || safe is null || home is null || lost is null
            || data.Number("max_speed", 1, 15) is not { } speed)
        {
            station.Speech.Reply(order, ResultCode.BadParameter, nowMs);
            return;
        }

        var refusal = station.RefusalToFly();
        station.Speech.Reply(order, refusal, nowMs);
        if (refusal != 0)
        {
            return;
        }

        watch.Begin(new Sortie
        {
            FlightId = data.Text("flight_id"), Bid = order.Bid, TrackId = station.Speech.NewId(),
            Rules = new FlightRules(home.Value, lost.Value, data.Whole("commander_mode_lost_action") == 0),
            Point = Place.Of(lon.Value, lat.Value, height.Value), SpeedMps = speed,
            OverHomeM = Math.Max(safe.Value, data.Number("commander_flight_height", 2, 3000) ?? 0),
        }, nowMs);
    }

    private void FlyTo(Inbound order, long nowMs)
    {
        if (order.Data.Text("fly_to_id").Length == 0 || Point(order.Data) is not { } point || order.Data.Number("max_speed", 0, 15) is not { } speed)
        {
            station.Speech.Reply(order, ResultCode.BadParameter, nowMs);
            return;
        }

        if (!CanBeSent)
        {
            station.Speech.Reply(order, ResultCode.FlyToFailed, nowMs);
            return;
        }

        if (station.Pilot.Areas.Forbids(point))
        {
            station.Speech.Reply(order, ResultCode.PointInArea, nowMs);
            return;
        }

        var sortie = station.Sortie!;
        if (sortie.IsTask)
        {
            // Whoever flies by hand ends the wayline.
            sortie.Remember(station.Pilot);
            sortie.BreakReason = BreakReason.Interrupted;
            ProgressReport.Task(station, sortie, sortie.FinalStatus, nowMs, isFinal: true);
            sortie.Mission = null;
        }

        (sortie.FlyToId, sortie.IsRouteDone) = (order.Data.Text("fly_to_id"), false);
        station.Pilot.Redirect(point, speed > 0 ? speed : station.Plan.Frame.CruiseSpeedMps);
        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        watch.Changed(nowMs);
    }

    private void StopFlyTo(Inbound order, long nowMs)
    {
        if (!CanBeSent || station.Sortie!.IsTask || station.Pilot.Mode is not (FlightMode.Live or FlightMode.TakingOff))
        {
            station.Speech.Reply(order, ResultCode.CannotStopFlyTo, nowMs);
            return;
        }

        station.Pilot.Stop();
        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        ProgressReport.ToPoint(station, station.Sortie, "wayline_cancel", ResultCode.Ok, nowMs);
    }

    private void Update(Inbound order, long nowMs)
    {
        if (Point(order.Data) is not { } point || order.Data.Number("max_speed", 1, 15) is not { } speed)
        {
            station.Speech.Reply(order, ResultCode.BadParameter, nowMs);
            return;
        }

        if (!CanBeSent || station.Sortie!.IsTask || station.Pilot.Areas.Forbids(point))
        {
            station.Speech.Reply(order, ResultCode.FlyToFailed, nowMs);
            return;
        }

        station.Sortie.IsRouteDone = false;
        station.Pilot.Redirect(point, speed);
        station.Speech.Reply(order, ResultCode.Ok, nowMs);
        watch.Changed(nowMs);
    }

    private int EmergencyStop(long nowMs)
    {
        if (!station.HasLink || !station.Craft.IsFlying || station.Pilot.Mode is FlightMode.ForcedLanding)
        {
            return ResultCode.NotSupported;
        }

        station.Sortie?.Remember(station.Pilot);
        station.Pilot.Stop();
        watch.Changed(nowMs);
        return ResultCode.Ok;
    }

    private bool CanBeSent => station is { HasLink: true, Sortie.Stage: SortieStage.InAir }
        && station.Pilot.Mode is not (FlightMode.Landing or FlightMode.ForcedLanding);

    private static Place? Point(JsonNode? data)
    {
        var point = data.Items("points").FirstOrDefault();
        return point.Number("latitude", -90, 90) is { } lat && point.Number("longitude", -180, 180) is { } lon
            && point.Number("height", 2, 10_000) is { } height
            ? Place.Of(lon, lat, height)
            : null;
    }
}
