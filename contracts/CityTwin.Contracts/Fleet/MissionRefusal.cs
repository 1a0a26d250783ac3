namespace CityTwin.Fleet;

/// <summary>Why a mission did not do what it was asked.</summary>
public enum MissionRefusal : byte
{
    Missing,
    State,
    Stale,
    Invalid,
}
