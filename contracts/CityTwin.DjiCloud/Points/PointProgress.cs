namespace CityTwin.DjiCloud;

/// <summary>How far a flight to a point is: the data of <c>takeoff_to_point_progress</c> and of <c>fly_to_point_progress</c>.</summary>
/// <param name="Id">The flight's id, or the one of the flight to the point.</param>
/// <param name="Result">0, or why it failed.</param>
public sealed record PointProgress(
    string Id, PointFlightStatus Status, int Result, double? RemainingM, double? RemainingS, IReadOnlyList<PathPoint> Path)
{
    private const double MaxRemaining = 1_000_000;

    private static readonly Dictionary<string, PointFlightStatus> Statuses = new()
    {
        ["task_ready"] = PointFlightStatus.Ready, ["wayline_progress"] = PointFlightStatus.InProgress,
        ["wayline_ok"] = PointFlightStatus.Arrived, ["wayline_failed"] = PointFlightStatus.Failed,
        ["wayline_cancel"] = PointFlightStatus.Canceled, ["task_finish"] = PointFlightStatus.Finished,
    };

    /// <param name="idName"><c>flight_id</c> of a take-off, <c>fly_to_id</c> of what follows.</param>
    /// <exception cref="DjiRefusedException"/>
    public static PointProgress Read(DjiValue data, string idName)
    {
        var said = data.Object()["status"].Text(32);
        return new PointProgress(
            data[idName].Text(DjiIds.MaxFlightIdLength),
            Statuses.TryGetValue(said, out var status)
                ? status
                : throw new DjiRefusedException(data["status"].Path, $"'{said}' is no status of a flight to a point."),
            (int)data["result"].WholeOr(0, int.MinValue, int.MaxValue)!.Value,
            data["remaining_distance"].NumberOr(null, 0, MaxRemaining), data["remaining_time"].NumberOr(null, 0, MaxRemaining),
            [.. data["planned_path_points"].Items().Select(PathPoint.Read)]);
    }
}
