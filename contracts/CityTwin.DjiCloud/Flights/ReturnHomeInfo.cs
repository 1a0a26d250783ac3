namespace CityTwin.DjiCloud;

/// <summary>The way home: the data of <c>return_home_info</c>.</summary>
/// <param name="EndsAboveHome">Whether the last point is above the home point.</param>
public sealed record ReturnHomeInfo(string FlightId, string? HomeDockSn, bool EndsAboveHome, IReadOnlyList<PathPoint> Path)
{
    public static ReturnHomeInfo Read(DjiValue data) => new(
        data["flight_id"].TextOr("", DjiIds.MaxFlightIdLength)!, data["home_dock_sn"].TextOr(null, DjiTopic.MaxSnLength),
        data["last_point_type"].WholeOr(0, 0, 1) == 0, [.. data["planned_path_points"].Items().Select(PathPoint.Read)]);
}
