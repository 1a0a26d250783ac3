using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>Camera, gimbal, loudspeaker and video. There is no video to stream: who asks for it is told so by a documented code.</summary>
internal sealed class PayloadDesk(Station station, MediaDesk media)
{
    private const double SpeakingStepS = 2;
    private const int MaxWords = 4_096;

    private static readonly (string Step, int Percent)[] Speaking = [("upload", 50), ("change_work_mode", 90), ("play", 100)];

    private (JsonNode Order, string Bid, int Step, long DueMs)? _speech;

    public Dictionary<string, Action<Inbound, long>> Services => new(StringComparer.Ordinal)
    {
        ["payload_authority_grab"] = (order, nowMs) => Reply(order, station.IsOnline ? ResultCode.Ok : ResultCode.NoControl, nowMs),
        ["camera_photo_take"] = TakePhoto,
        ["camera_mode_switch"] = (order, nowMs) => Reply(order, station.IsOnline && order.Data.Whole("camera_mode") == 0 ? ResultCode.Ok : ResultCode.NotSupported, nowMs),
        ["gimbal_reset"] = ResetGimbal,
        ["camera_look_at"] = LookAt,
        ["upload_flighttask_media_prioritize"] = Prioritize,
        ["speaker_tts_play_start"] = Speak,
        ["live_start_push"] = StartLive,
        ["live_stop_push"] = (order, nowMs) => Reply(order, ResultCode.LiveNotOn, nowMs),
        ["live_set_quality"] = (order, nowMs) => Reply(order, ResultCode.LiveNotOn, nowMs),
        ["drc_mode_enter"] = (order, nowMs) => Reply(order, ResultCode.NotSupported, nowMs),
        ["drc_mode_exit"] = (order, nowMs) => Reply(order, ResultCode.NotSupported, nowMs),
    };

    public void Tick(long nowMs)
    {
        if (_speech is not { } speech || nowMs < speech.DueMs)
        {
            return;
        }

        var (step, percent) = Speaking[speech.Step];
        var isLast = speech.Step == Speaking.Length - 1;
        station.Speech.Event("speaker_tts_play_start_progress", new JsonObject
        {
            ["result"] = 0,
            ["output"] = new JsonObject
            {
                ["psdk_index"] = speech.Order.Whole("psdk_index") ?? 0,
                ["status"] = isLast ? "ok" : "in_progress",
                ["md5"] = speech.Order.Get("tts").Text("md5"),
                ["progress"] = new JsonObject { ["percent"] = percent, ["step_key"] = step },
            },
        }, nowMs, needsReply: false, bid: speech.Bid);
        _speech = isLast ? null : speech with { Step = speech.Step + 1, DueMs = nowMs + (long)(SpeakingStepS * 1000) };
    }

    private void TakePhoto(Inbound order, long nowMs)
    {
        var isTaken = station.HasLink && station.Craft.IsFlying && media.Take(station.Sortie, [], nowMs);
        Reply(order, isTaken ? ResultCode.Ok : ResultCode.PictureFailed, nowMs);
    }

    private void ResetGimbal(Inbound order, long nowMs)
    {
        // 0 recentres both axes, 1 looks down, 2 and 3 are the same for this axis.
        var isDown = order.Data.Whole("reset_mode") is 1 or 3;
        if (station.IsOnline)
        {
            station.Pilot.GimbalPitchDeg = isDown ? -90 : 0;
        }

        Reply(order, station.IsOnline ? ResultCode.Ok : ResultCode.NotSupported, nowMs);
    }

    private void LookAt(Inbound order, long nowMs)
    {
        var data = order.Data;
        if (!station.HasLink || !station.Craft.IsFlying || data.Number("latitude", -90, 90) is not { } lat
            || data.Number("longitude", -180, 180) is not { } lon || data.Number("height", -500, 10_000) is not { } height)
        {
            Reply(order, ResultCode.NotSupported, nowMs);
            return;
        }

        var target = Place.Of(lon, lat, height);
        var down = Math.Atan2(station.Craft.Where.HeightM - height, station.Craft.Where.LevelDistanceTo(target)) * 180 / Math.PI;
        station.Pilot.GimbalPitchDeg = Math.Clamp(-down, -90, 30);
        Reply(order, ResultCode.Ok, nowMs);
    }

    private void Prioritize(Inbound order, long nowMs)
    {
        media.Prefer(order.Data.Text("flight_id"));
        Reply(order, ResultCode.Ok, nowMs);
        station.Speech.Event(
            "highest_priority_upload_flighttask_media", new JsonObject { ["flight_id"] = order.Data.Text("flight_id") }, nowMs, needsReply: true);
    }

    private void Speak(Inbound order, long nowMs)
    {
        var text = order.Data.Get("tts").Text("text");
        if (!station.Plan.HasSpeaker || !station.IsOnline)
        {
            Reply(order, ResultCode.NotSupported, nowMs);
            return;
        }

        if (text.Length is 0 or > MaxWords)
        {
            Reply(order, ResultCode.BadParameter, nowMs);
            return;
        }

        _speech = (order.Data!, order.Bid, 0, nowMs + (long)(SpeakingStepS * 1000));
        Reply(order, ResultCode.Ok, nowMs);
    }

    private void StartLive(Inbound order, long nowMs) => Reply(order,
        order.Data.Text("video_id").Length == 0 || order.Data.Whole("url_type") is null ? ResultCode.LiveParameters
            : order.Data.Whole("url_type") is not (0 or 1 or 3 or 4) ? ResultCode.LiveProtocol
            : ResultCode.LiveUnavailable, nowMs);

    private void Reply(Inbound order, int result, long nowMs) => station.Speech.Reply(order, result, nowMs);
}
