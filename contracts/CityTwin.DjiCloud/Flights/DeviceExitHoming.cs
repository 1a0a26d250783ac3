namespace CityTwin.DjiCloud;

/// <summary>An aircraft breaks off its way home, or goes on: the data of <c>device_exit_homing_notify</c>.</summary>
/// <param name="HasLeft">It has broken off and hovers.</param>
public sealed record DeviceExitHoming(string Sn, bool HasLeft, int Reason)
{
    private static readonly string[] Reasons =
    [
        "the throttle was moved", "a stick was moved", "the flight controller did not start the way home", "obstacles all around",
        "a flight restriction", "an obstacle too close", "no satellite signal", "position lost", "satellite and visual position disagree",
        "it went back a short way", "it was too close to home",
    ];

    /// <summary>In words.</summary>
    public string Why => Reason >= 0 && Reason < Reasons.Length ? Reasons[Reason] : $"reason {Reason}, which is not known here";

    public static DeviceExitHoming Read(DjiValue data) => new(
        data["sn"].TextOr("", DjiTopic.MaxSnLength)!, data["action"].Whole(0, 1) == 1, (int)data["reason"].WholeOr(-1, -1, short.MaxValue)!.Value);
}
