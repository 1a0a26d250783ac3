namespace CityTwin.DjiCloud;

/// <summary>How far a wayline flight is: the data of <c>flighttask_progress</c>.</summary>
/// <param name="Result">0, or why it failed.</param>
/// <param name="Step">What the dock is at.</param>
/// <param name="WaypointIndex">The waypoint it is at, from 0.</param>
/// <param name="MissionState">5 on the way to the first waypoint, 6 on the wayline, 7 interrupted, 8 going on, 9 completed.</param>
/// <param name="BreakReason">0 for none.</param>
public sealed record FlightTaskProgress(
    string FlightId, FlightTaskStatus Status, int Result, int Step, double Percent, int WaypointIndex, int MissionState,
    int MediaCount, string? TrackId, int WaylineId, BreakPoint? BreakPoint, int BreakReason)
{
    public const int OnWayline = 6;
    public const int WaylineCompleted = 9;

    private static readonly Dictionary<string, FlightTaskStatus> Statuses = new()
    {
        ["sent"] = FlightTaskStatus.Sent, ["in_progress"] = FlightTaskStatus.InProgress, ["paused"] = FlightTaskStatus.Paused,
        ["ok"] = FlightTaskStatus.Ok, ["partially_done"] = FlightTaskStatus.PartiallyDone, ["rejected"] = FlightTaskStatus.Rejected,
        ["failed"] = FlightTaskStatus.Failed, ["canceled"] = FlightTaskStatus.Canceled, ["timeout"] = FlightTaskStatus.Timeout,
    };

    /// <summary>It has come to its end, in whatever way.</summary>
    public bool IsOver => Status is not (FlightTaskStatus.Sent or FlightTaskStatus.InProgress or FlightTaskStatus.Paused);

    /// <summary>The table of the documents has the members in the data, their example in its <c>output</c>: both are read.</summary>
    /// <exception cref="DjiRefusedException"/>
    public static FlightTaskProgress Read(DjiValue data)
    {
        var body = data["output"].IsObject ? data["output"] : data.Object();
        var ext = body["ext"];
        var said = body["status"].Text(32);
        return new FlightTaskProgress(
            ext["flight_id"].Text(DjiIds.MaxFlightIdLength),
            Statuses.TryGetValue(said, out var status) ? status : throw new DjiRefusedException(body["status"].Path, $"'{said}' is no status of a flight."),
            (int)data["result"].WholeOr(0, int.MinValue, int.MaxValue)!.Value,
            (int)body["progress"]["current_step"].WholeOr(ushort.MaxValue, 0, ushort.MaxValue)!.Value,
            body["progress"]["percent"].NumberOr(0, 0, 100)!.Value,
            (int)ext["current_waypoint_index"].WholeOr(0, 0, ushort.MaxValue)!.Value,
            (int)ext["wayline_mission_state"].WholeOr(0, 0, byte.MaxValue)!.Value,
            (int)ext["media_count"].WholeOr(0, 0, int.MaxValue)!.Value,
            ext["track_id"].TextOr(null, 64),
            (int)ext["wayline_id"].WholeOr(0, 0, ushort.MaxValue)!.Value,
            BreakPoint.Read(ext["break_point"]),
            (int)ext["break_point"]["break_reason"].WholeOr(0, 0, int.MaxValue)!.Value);
    }
}
