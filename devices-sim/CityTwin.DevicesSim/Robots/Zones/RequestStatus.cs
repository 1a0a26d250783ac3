namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>How a request for a zone fares.</summary>
internal enum RequestStatus
{
    Requested,
    Granted,
    Revoked,
    Expired,
}
