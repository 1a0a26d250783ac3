namespace CityTwin.DevicesSim.Teams;

/// <summary>What a team is up to, as its terminal tells it.</summary>
internal enum TeamStatus
{
    Available,
    Busy,
    Resting,
    OffDuty,
}
