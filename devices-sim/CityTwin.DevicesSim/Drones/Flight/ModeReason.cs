namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>Why an aircraft does what it does; the numbers are the Cloud API's <c>mode_code_reason</c>.</summary>
internal enum ModeReason
{
    None = 0,
    LowBattery = 1,
    SeverelyLowBattery = 3,
    Asked = 5,
    LostLink = 6,
    Navigation = 7,
    WaylineTakeOff = 11,
    AboveHome = 12,
    Hardware = 19,
    ReturnCanceled = 21,
    StrongWind = 23,
}
