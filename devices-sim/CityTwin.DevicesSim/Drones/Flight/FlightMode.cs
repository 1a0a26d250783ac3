namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>What an aircraft is doing; the numbers are the Cloud API's <c>mode_code</c>.</summary>
internal enum FlightMode
{
    Standby = 0,
    Preparing = 1,
    Ready = 2,

    /// <summary>It hovers where it is and waits to be told.</summary>
    Manual = 3,
    TakingOff = 4,
    Wayline = 5,
    Returning = 9,
    Landing = 10,
    ForcedLanding = 11,
    NotConnected = 14,

    /// <summary>Live flight controls: it flies to a point, or holds it.</summary>
    Live = 17,
}
