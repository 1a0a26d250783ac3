namespace CityTwin.DjiCloud;

/// <summary>The methods' names on the wire, by the topic they go by.</summary>
public static class DjiMethod
{
    public const string UpdateTopo = "update_topo";

    // Requests of the dock.
    public const string AirportBindStatus = "airport_bind_status";
    public const string AirportOrganizationGet = "airport_organization_get";
    public const string AirportOrganizationBind = "airport_organization_bind";
    public const string Config = "config";
    public const string StorageConfigGet = "storage_config_get";
    public const string FlightAreasGet = "flight_areas_get";
    public const string FlightTaskResourceGet = "flighttask_resource_get";
    public const string FlightTaskProgressGet = "flighttask_progress_get";

    // Services.
    public const string FlightTaskPrepare = "flighttask_prepare";
    public const string FlightTaskExecute = "flighttask_execute";
    public const string FlightTaskUndo = "flighttask_undo";
    public const string FlightTaskPause = "flighttask_pause";
    public const string FlightTaskRecovery = "flighttask_recovery";
    public const string FlightTaskStop = "flighttask_stop";
    public const string ReturnHome = "return_home";
    public const string ReturnHomeCancel = "return_home_cancel";
    public const string ReturnSpecificHome = "return_specific_home";
    public const string FlightAuthorityGrab = "flight_authority_grab";
    public const string PayloadAuthorityGrab = "payload_authority_grab";
    public const string TakeoffToPoint = "takeoff_to_point";
    public const string FlyToPoint = "fly_to_point";
    public const string FlyToPointStop = "fly_to_point_stop";
    public const string FlyToPointUpdate = "fly_to_point_update";
    public const string GimbalReset = "gimbal_reset";
    public const string CameraPhotoTake = "camera_photo_take";
    public const string SpeakerTtsPlayStart = "speaker_tts_play_start";
    public const string SpeakerAudioPlayStart = "speaker_audio_play_start";
    public const string FlightAreasUpdate = "flight_areas_update";
    public const string LiveStartPush = "live_start_push";
    public const string LiveSetQuality = "live_set_quality";
    public const string DrcModeEnter = "drc_mode_enter";
    public const string DrcModeExit = "drc_mode_exit";

    // Events.
    public const string FlightTaskReady = "flighttask_ready";
    public const string FlightTaskProgress = "flighttask_progress";
    public const string DeviceExitHomingNotify = "device_exit_homing_notify";
    public const string ReturnHomeInfo = "return_home_info";
    public const string Hms = "hms";
    public const string FileUploadCallback = "file_upload_callback";
    public const string FlyToPointProgress = "fly_to_point_progress";
    public const string TakeoffToPointProgress = "takeoff_to_point_progress";
    public const string DrcStatusNotify = "drc_status_notify";
    public const string FlightAreasSyncProgress = "flight_areas_sync_progress";
    public const string FlightAreasDroneLocation = "flight_areas_drone_location";
    public const string SpeakerTtsProgress = "speaker_tts_play_start_progress";

    // Live flight control.
    public const string DroneControl = "drone_control";
    public const string DroneEmergencyStop = "drone_emergency_stop";
    public const string HeartBeat = "heart_beat";
}
