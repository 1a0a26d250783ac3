namespace CityTwin.DjiCloud;

/// <summary>How far an aircraft is from an area's edge, in <c>flight_areas_drone_location</c>.</summary>
public sealed record DroneInArea(string AreaId, double DistanceM, bool IsInside)
{
    public static IReadOnlyList<DroneInArea> ReadAll(DjiValue data) => [.. data["drone_locations"].Items().Select(one => new DroneInArea(
        one["area_id"].Text(128), one["area_distance"].NumberOr(0, -1_000_000, 1_000_000)!.Value, one["is_in_area"].FlagOr(false)!.Value))];
}
