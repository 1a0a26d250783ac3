namespace CityTwin.DjiCloud;

/// <summary>What an aircraft says of itself, by osd or state; a message has some of it, and what is null was not said.</summary>
/// <param name="Mode">See <see cref="AircraftMode"/>.</param>
/// <param name="HeightM">Above the ellipsoid.</param>
/// <param name="ElevationM">Above where it took off.</param>
/// <param name="HeadingDeg">From north, clockwise, -180 to 180.</param>
/// <param name="WindMps">Estimated from how it leans.</param>
/// <param name="Cameras">The places of its cameras, as <c>81-0-0</c>.</param>
/// <param name="MaxTemperatureC">The hottest of what its thermal camera sees.</param>
/// <param name="Speaker">The place of its loudspeaker.</param>
public sealed record AircraftProperties(
    int? Mode, double? Latitude, double? Longitude, double? HeightM, double? ElevationM, double? HeadingDeg, double? HorizontalMps,
    double? VerticalMps, double? BatteryPercent, double? ReturnPercent, double? RemainingS, double? HomeM, double? WindMps,
    bool? NearArea, bool? NearHeight, string? TrackId, string? ControlSource, IReadOnlyList<string> Cameras,
    double? MinTemperatureC, double? MaxTemperatureC, int? Speaker)
{
    private const int MaxCameras = 8;

    /// <exception cref="DjiRefusedException"/>
    public static AircraftProperties Read(DjiValue data)
    {
        data.Object();
        var battery = data["battery"];
        var payloads = data.Members().Where(one => one.Value.IsObject && DjiModel.Parse(one.Name) is not null).Take(MaxCameras).ToList();
        return new AircraftProperties(
            (int?)data["mode_code"].WholeOr(null, 0, short.MaxValue),
            data["latitude"].NumberOr(null, -90, 90), data["longitude"].NumberOr(null, -180, 180), data["height"].NumberOr(null, -1000, 20_000),
            data["elevation"].NumberOr(null, -10_000, 20_000), data["attitude_head"].NumberOr(null, -360, 360),
            data["horizontal_speed"].NumberOr(null, 0, 200), data["vertical_speed"].NumberOr(null, -100, 100),
            battery["capacity_percent"].NumberOr(null, 0, 100), battery["return_home_power"].NumberOr(null, 0, 100),
            battery["remain_flight_time"].NumberOr(null, 0, 1_000_000), data["home_distance"].NumberOr(null, 0, 40_000_000), data["wind_speed"].NumberOr(null, 0, 200),
            data["is_near_area_limit"].FlagOr(null), data["is_near_height_limit"].FlagOr(null), data["track_id"].TextOr(null, 64),
            data["control_source"].TextOr(null, 64),
            [.. data["cameras"].Items().Select(one => one["payload_index"].TextOr(null, 32)).OfType<string>().Concat(payloads.Select(one => one.Name)).Distinct().Take(MaxCameras)],
            Celsius(payloads, "thermal_global_temperature_min", values => values.Min()),
            Celsius(payloads, "thermal_global_temperature_max", values => values.Max()),
            data["psdk_widget_values"].Items().Select(one => (int?)one["psdk_index"].WholeOr(null, 0, 16)).FirstOrDefault(one => one is not null));
    }

    private static double? Celsius(
        IEnumerable<(string Name, DjiValue Value)> payloads, string name, Func<IEnumerable<double>, double> pick)
    {
        var said = payloads.Select(one => one.Value[name].NumberOr(null, -300, 5_000)).OfType<double>().ToList();
        return said.Count == 0 ? null : pick(said);
    }
}
