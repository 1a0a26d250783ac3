namespace CityTwin.DjiCloud;

/// <summary>A picture has been put into storage: the data of <c>file_upload_callback</c>.</summary>
/// <param name="TakenAt">As the device writes it, <c>2021-05-10 16:04:20</c> or ISO 8601; null when it does not say.</param>
/// <param name="IsOriginal">Not a smaller copy.</param>
public sealed record FileUploaded(
    string ObjectKey, string Name, string FlightId, bool IsOriginal, string? PayloadModel, string? TakenAt,
    double? Latitude, double? Longitude, double? AbsoluteAltitudeM, double? GimbalYawDeg, int Uploaded, int Expected)
{
    /// <summary>As S3 has them.</summary>
    public const int MaxKeyLength = 1024;

    /// <exception cref="DjiRefusedException"/>
    public static FileUploaded Read(DjiValue data)
    {
        var file = data["file"].Object();
        var (ext, metadata, task) = (file["ext"], file["metadata"], data["flight_task"]);
        return new FileUploaded(
            file["object_key"].Text(MaxKeyLength), file["name"].TextOr("", 256)!, ext["flight_id"].TextOr("", DjiIds.MaxFlightIdLength)!,
            ext["is_original"].FlagOr(true)!.Value, ext["payload_model_key"].TextOr(null, 32), metadata["create_time"].TextOr(null, 40),
            metadata["shoot_position"]["lat"].NumberOr(null, -90, 90), metadata["shoot_position"]["lng"].NumberOr(null, -180, 180),
            metadata["absolute_altitude"].NumberOr(null, -1000, 20_000), metadata["gimbal_yaw_degree"].NumberOr(null, -360, 360),
            (int)task["uploaded_file_count"].WholeOr(0, 0, int.MaxValue)!.Value, (int)task["expected_file_count"].WholeOr(0, 0, int.MaxValue)!.Value);
    }
}
