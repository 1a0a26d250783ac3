namespace CityTwin.DjiCloud;

/// <summary>What a dock says of itself, by osd or state; a message has some of it, and what is null was not said.</summary>
/// <param name="Mode">0 idle, 1 debugged on the spot, 2 debugged from afar, 3 updating, 4 working.</param>
/// <param name="Step">0 preparing, 1 in flight, 2 putting away, 3 updating areas, 4 updating terrain, 5 idle, 255 aircraft wrong.</param>
/// <param name="Cover">0 closed, 1 open, 2 half open, 3 wrong.</param>
/// <param name="Rainfall">0 none, 1 light, 2 moderate, 3 heavy.</param>
/// <param name="ChargePercent">Of the aircraft's battery, said while it is in the dock.</param>
/// <param name="AircraftSn">Of the aircraft that belongs to it.</param>
public sealed record DockProperties(
    int? Mode, int? Step, int? Cover, bool? DroneInDock, int? Rainfall, double? WindMps, double? OutsideC, double? InsideC, double? HumidityPercent,
    bool? EmergencyStop, bool? Charging, double? ChargePercent, double? Latitude, double? Longitude, double? HeightM,
    string? AircraftSn, bool? AircraftOn, double? StorageTotalKb, double? StorageUsedKb, int? NetworkQuality, int? MediaToUpload)
{
    public const int ModeIdle = 0;
    public const int ModeWorking = 4;

    /// <exception cref="DjiRefusedException"/>
    public static DockProperties Read(DjiValue data)
    {
        data.Object();
        var (charge, sub) = (data["drone_charge_state"], data["sub_device"]);
        return new DockProperties(
            Code(data["mode_code"]), Code(data["flighttask_step_code"]), Code(data["cover_state"]), data["drone_in_dock"].FlagOr(null),
            (int?)data["rainfall"].WholeOr(null, 0, 3), data["wind_speed"].NumberOr(null, 0, 200), Celsius(data["environment_temperature"]),
            Celsius(data["temperature"]), data["humidity"].NumberOr(null, 0, 100), data["emergency_stop_state"].FlagOr(null),
            charge["state"].FlagOr(null), charge["capacity_percent"].NumberOr(null, 0, 100),
            data["latitude"].NumberOr(null, -90, 90), data["longitude"].NumberOr(null, -180, 180), data["height"].NumberOr(null, -1000, 10_000),
            sub["device_sn"].TextOr(null, DjiTopic.MaxSnLength), sub["device_online_status"].FlagOr(null),
            data["storage"]["total"].NumberOr(null, 0, 1e15), data["storage"]["used"].NumberOr(null, 0, 1e15),
            Code(data["network_state"]["quality"]), Code(data["media_file_detail"]["remain_upload"]));
    }

    private static int? Code(DjiValue value) => (int?)value.WholeOr(null, int.MinValue, int.MaxValue);

    private static double? Celsius(DjiValue value) => value.NumberOr(null, -32_768, 32_768) is { } said && said is > -100 and < 200 ? said : null;
}
