namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>The documented error codes that a dock answers with; 0 is success.</summary>
internal static class ResultCode
{
    public const int Ok = 0;

    public const int NotSupported = 314000;
    public const int FileFormat = 314003;
    public const int NoWaylineFile = 314013;
    public const int BadWaylineFile = 314016;

    public const int NoHomePointForTask = 315014;
    public const int CannotStopTask = 315010;
    public const int NotTakenOff = 316024;
    public const int BatteryBelow30 = 316009;
    public const int NoAircraft = 316010;
    public const int LandedElsewhere = 316011;
    public const int AircraftLost = 316018;
    public const int CannotCancelTask = 319006;
    public const int TimesDiffer = 319008;
    public const int OtherTask = 319016;
    public const int CannotPause = 319020;
    public const int FlyToFailed = 319022;
    public const int CannotStopFlyTo = 319023;
    public const int TakeOffFailed = 319024;
    public const int BatteryBelowAsked = 319026;
    public const int NoStorage = 319027;
    public const int NoBreakPoint = 321005;
    public const int CrossesArea = 321515;
    public const int AreaAhead = 321528;
    public const int PointInArea = 321529;
    public const int PropellerFailed = 321523;
    public const int LowBattery = 321773;
    public const int LinkLost = 321775;
    public const int StrongWind = 321784;
    public const int BadParameter = 325001;
    public const int NoControl = 327002;
    public const int PictureFailed = 327006;
    public const int LiveParameters = 513014;
    public const int LiveProtocol = 513013;
    public const int LiveUnavailable = 513006;
    public const int LiveNotOn = 513011;
    public const int HeavyRain = 514134;
    public const int TooWindy = 514135;
}
