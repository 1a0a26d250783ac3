using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// Who answers what. A dock's messages are handed to the dock's driver and to its aircraft's: what is about flights is the
/// aircraft's to answer, all else the dock's, so that everything is answered once.
/// </summary>
internal static class DjiParts
{
    public static bool IsOfAircraft(string method) =>
        method.StartsWith("flighttask_", StringComparison.Ordinal)
        || method.StartsWith("camera_", StringComparison.Ordinal)
        || method.StartsWith("speaker_", StringComparison.Ordinal)
        || method is DjiMethod.FlyToPointProgress or DjiMethod.TakeoffToPointProgress or DjiMethod.ReturnHomeInfo
            or DjiMethod.DeviceExitHomingNotify or DjiMethod.FileUploadCallback or DjiMethod.DrcStatusNotify
            or "joystick_invalid_notify" or "highest_priority_upload_flighttask_media";

    /// <summary>The sender's own time where it is believable.</summary>
    public static long AtMs(DjiEnvelope envelope, long receivedMs) =>
        Math.Abs(envelope.TimestampMs - receivedMs) < 86_400_000 ? envelope.TimestampMs : receivedMs;

    public static UnitMessageRefused Refused(UnitMessage message, DjiRefusedException e) =>
        new(message.ReceivedAtMs, message.Topic, "unreadable", e.At, e.Reason);
}
